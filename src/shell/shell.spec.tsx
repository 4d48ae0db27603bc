import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { setSignedOut } from '../api/signed-out'
import { sourcesQuery } from '../api/sources'
import { apiPaths } from '../contract/paths'
import { openShell, operator, source, sources } from './testing/open-shell'

afterEach(() => {
  cleanup()
  act(() => void setSignedOut(false))
})

const seen = (name: RegExp | string) => screen.findByRole('button', { name })

test('around every view: where one is, every source with its age, what runs, the time, who', async () => {
  openShell()
  expect(await seen(/COM us-west 1\d s/)).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1, name: 'Servers' })).toBeTruthy()
  expect(screen.getByRole('link', { name: '3 running' }).getAttribute('href')).toBe(
    '/tasks?state=running',
  )
  expect(screen.getByRole('button', { name: /10:58:4\d UTC/ })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Ana Ruiz, operator' }).textContent).toBe('AR')
  await waitFor(() => expect(document.title).toBe('Servers · Sightline'))
})

test('a source that is late or silent says so in words, with its reason behind a click', async () => {
  const problem = {
    kind: 'unreachable',
    title: 'The source does not answer',
    detail: 'No connection within 10 s.',
  }
  const { user } = openShell({
    [apiPaths.sources]: sources({
      sources: [
        source({
          id: 'lyon',
          name: 'fed-lyon',
          freshness: 'late',
          asOf: '2026-11-21T10:56:00.000Z',
        }),
        { ...source({ id: 'eu', name: 'COM eu', freshness: 'unreachable' }), problem } as never,
      ],
    }),
  })
  expect(await seen('fed-lyon late 2 min')).toBeTruthy()
  await user.click(await seen(/COM eu unreachable/))
  const popup = await screen.findByRole('dialog', { name: 'COM eu' })
  expect(popup.textContent).toContain('No connection within 10 s.')
  expect(popup.textContent).toContain('servers')
  expect(popup.textContent).toContain('every 2 min')
  expect(popup.textContent).toContain('9,204')
})

test('where many sources are silent each keeps its place; its word is there to be heard', async () => {
  const silent = (name: string) => source({ id: name, name, freshness: 'unreachable' })
  openShell({
    [apiPaths.sources]: sources({ sources: [silent('us-west'), silent('lyon'), silent('paris')] }),
  })
  const chip = await seen(/paris unreachable/)
  expect(chip.title).toBe('paris unreachable')
  expect(screen.getAllByText('unreachable').every(({ className }) => className === 'unseen')).toBe(
    true,
  )
})

test('who is not signed in signs in in place, and the link stays', async () => {
  const { where } = openShell({ [apiPaths.session]: { signedIn: false, demo: false } })
  expect(await screen.findByLabelText('Password')).toBeTruthy()
  expect(where()).toBe('/servers?state=critical')
})

test('where not even the session is told, the page says why and can try again', async () => {
  const { answer, user } = openShell({ [apiPaths.session]: undefined })
  const retry = await seen('Try again')
  expect(screen.getByRole('alert').textContent).toContain('The session has ended.')
  answer(apiPaths.session, operator)
  await user.click(retry)
  expect(await screen.findByRole('heading', { name: 'Servers' })).toBeTruthy()
})

test('a session that ends leaves everything where it is, and says so until one is back', async () => {
  const { answer, client, user, where } = openShell()
  await seen(/COM us-west/)
  answer(apiPaths.sources, undefined)
  await act(() => client.refetchQueries(sourcesQuery()))
  const banner = await screen.findByRole('alert')
  expect(banner.textContent).toMatch(/Signed out. What you see is as of/)
  expect(screen.getByRole('button', { name: /COM us-west/ })).toBeTruthy()
  expect(where()).toBe('/servers?state=critical')

  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByRole('dialog', { name: 'Sign in' })).toBeTruthy()
  answer(apiPaths.sources, sources())
  await act(() => client.refetchQueries(sourcesQuery()))
  await waitFor(() => expect(screen.queryByText('Signed out.')).toBeNull())
})

test('the dialog of one sign-in does not come back by itself when that session ends', async () => {
  const { user } = openShell()
  await seen(/COM us-west/)
  act(() => void setSignedOut(true))
  await user.click(await seen('Sign in'))
  expect(await screen.findByRole('dialog', { name: 'Sign in' })).toBeTruthy()
  act(() => void setSignedOut(false))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  act(() => void setSignedOut(true))
  expect(await screen.findByText('Signed out.')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('who is signed out is told the time of the console, and none where nothing was read', async () => {
  const { answer, client } = openShell()
  await seen(/COM us-west/)
  act(() => void setSignedOut(true))
  expect((await screen.findByRole('alert')).textContent).toMatch(/as of 10:58 UTC/)
  answer(apiPaths.sources, undefined)
  await act(() => client.resetQueries(sourcesQuery()))
  await waitFor(() =>
    expect(screen.getByRole('alert').textContent).toContain('What you see is no longer renewed.'),
  )
})

const unreachable = new Error('no way there')

test('while Sightline itself does not answer nothing is live: the strip says since when', async () => {
  const { answer, client, user } = openShell()
  await seen(/COM us-west 1\d s/)
  answer(apiPaths.sources, unreachable)
  await act(() => client.refetchQueries(sourcesQuery()))
  const strip = screen.getByRole('list', { name: 'Sources and their age' })
  await waitFor(() =>
    expect(strip.textContent).toContain('Sightline does not answer, as of 10:58 UTC'),
  )
  await user.click(await seen(/COM us-west stale/))
  const popup = await screen.findByRole('dialog', { name: 'COM us-west' })
  expect(within(popup).queryByText('Live')).toBeNull()
  answer(apiPaths.sources, sources())
  await act(() => client.refetchQueries(sourcesQuery()))
  expect(await seen(/COM us-west 1\d s/)).toBeTruthy()
})

test('how many tasks run is not said before it is known', async () => {
  openShell({ [apiPaths.sources]: unreachable })
  expect(await screen.findByRole('link', { name: '– running' })).toBeTruthy()
})

test('g and a letter moves, / goes to the filter, ? shows the keys', async () => {
  const { user, where } = openShell()
  const filter = await screen.findByLabelText('Filter servers')
  await user.keyboard('/')
  expect(document.activeElement).toBe(filter)
  await user.keyboard('gt')
  expect(where()).toBe('/servers?state=critical')
  act(() => filter.blur())
  await user.keyboard('?')
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeTruthy()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.keyboard('gt')
  await waitFor(() => expect(where()).toBe('/tasks'))
})

test('local time is kept in the URL and goes along to the next page', async () => {
  const { router, user, where } = openShell()
  await user.click(await seen(/UTC/))
  expect(where()).toBe('/servers?state=critical&tz=local')
  await act(() => router.navigate('/tasks'))
  await waitFor(() => expect(where()).toBe('/tasks?tz=local'))
  await act(() => router.navigate('/activities#live'))
  await waitFor(() => expect(where()).toBe('/activities?tz=local'))
  expect(router.state.location.hash).toBe('#live')
})

test('the tab is named after the page it shows, also once that page is left', async () => {
  const { router } = openShell({}, '/servers/esx-par-114')
  await waitFor(() => expect(document.title).toBe('esx-par-114 · Sightline'))
  await act(() => router.navigate('/servers/esx-par-115'))
  await waitFor(() => expect(document.title).toBe('esx-par-115 · Sightline'))
  await act(() => router.navigate('/tasks'))
  await screen.findByRole('heading', { level: 1, name: 'Elsewhere' })
  await waitFor(() => expect(document.title).toBe('Elsewhere · Sightline'))
})

test('what I started stands beside what runs, with how it goes', async () => {
  const act = {
    id: 'a1',
    at: '2026-11-21T10:57:41.000Z',
    by: 'Ana Ruiz',
    mine: true,
    act: 'restart',
    options: {},
    endedAt: null,
    counts: { running: 2, failed: 1 },
    names: ['esx-par-001', 'esx-par-002'],
    tasks: [
      { sourceId: 'us-west', id: 'j3', name: 'esx-par-003', state: 'failed', note: 'No answer.' },
    ],
    seen: false,
  }
  const { user } = openShell({ [apiPaths.acts]: { acts: [act], pollAfterMs: 15_000 } })
  await user.click(await seen('1 yours, some failed'))
  const popup = await screen.findByRole('dialog', { name: 'What you started' })
  expect(popup.textContent).toContain('Restart esx-par-001, esx-par-002 and 1 more')
  expect(popup.textContent).toContain('1 failed · 2 running')
  expect(popup.textContent).toContain('failed: No answer.')
  const links = within(popup).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/acts/a1', '/tasks/us-west/j3'])
})

test('what ends is told once in a quiet note, and not again after it was dismissed', async () => {
  const act = {
    id: 'a1',
    at: '2026-11-21T10:57:41.000Z',
    by: 'Ana Ruiz',
    mine: true,
    act: 'restart',
    options: {},
    endedAt: '2026-11-21T10:58:40.000Z',
    counts: { succeeded: 2 },
    names: ['esx-par-001', 'esx-par-002'],
    tasks: [],
    seen: false,
  }
  localStorage.setItem('told-until:Ana Ruiz', '2026-11-21T10:00:00.000Z')
  const { user } = openShell({ [apiPaths.acts]: { acts: [act], pollAfterMs: 15_000 } })
  const dismiss = await screen.findByRole('button', { name: 'Dismiss' })
  expect(screen.getByRole('status').textContent).toContain('Restart has ended: 2 done')
  expect(document.activeElement).toBe(document.body)
  await user.click(dismiss)
  expect(screen.queryByRole('button', { name: 'Dismiss' })).toBeNull()
  expect(localStorage.getItem('told-until:Ana Ruiz')).toBe(act.endedAt)
  localStorage.clear()
})
