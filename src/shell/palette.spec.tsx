import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { apiPaths } from '../contract/paths'
import { placesFor } from './places'
import { openShell } from './testing/open-shell'

afterEach(cleanup)

const hits = [
  { kind: 'server', sourceId: 'us-west', id: 'a+b', name: 'esx-par-114', hint: 'Critical' },
  { kind: 'task', sourceId: 'us-west', id: 't1', name: 'Firmware on esx-par', hint: 'Running' },
]

const open = async () => {
  const shell = openShell({ [apiPaths.find]: { hits } })
  await screen.findByRole('heading', { name: 'Servers' })
  await shell.user.keyboard('{Control>}k{/Control}')
  const field = await screen.findByRole('combobox', { name: 'Go to anything' })
  return { ...shell, field }
}

test('it opens on the views, and Enter goes to the first that fits', async () => {
  const { field, user, where } = await open()
  expect(screen.getAllByRole('option')).toHaveLength(placesFor('operator').length)
  await user.type(field, 'task')
  await waitFor(() => expect(screen.getAllByRole('option')[0]?.textContent).toContain('Tasks'))
  await user.keyboard('{Enter}')
  await waitFor(() => expect(where()).toBe('/tasks'))
  expect(screen.queryByRole('combobox')).toBeNull()
})

test('what the sources hold is found as one types, and reached with the arrows', async () => {
  const { field, user, where } = await open()
  await user.type(field, 'esx')
  expect(await screen.findByRole('option', { name: /esx-par-114 Critical Server/ })).toBeTruthy()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{Enter}')
  await waitFor(() => expect(where()).toBe('/servers/us-west/a%2Bb'))
})

test('Enter goes nowhere while what is shown answers what was typed before', async () => {
  const { answer, field, user, where } = await open()
  await user.type(field, 'esx')
  expect(await screen.findByRole('option', { name: /esx-par-114/ })).toBeTruthy()
  let arrive = (_reply: unknown) => {}
  const late = new Promise((resolve) => {
    arrive = resolve
  })
  answer(apiPaths.find, late)
  await user.type(field, '-lyon')
  expect(screen.getByRole('option', { name: /esx-par-114/ })).toBeTruthy()
  await user.keyboard('{Enter}')
  expect(where()).toBe('/servers?state=critical')
  expect(screen.queryByText('Nothing has this name.')).toBeNull()
  arrive({ hits: [{ ...hits[0], id: 'l', name: 'esx-lyon-001' }] })
  expect(await screen.findByRole('option', { name: /esx-lyon-001/ })).toBeTruthy()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(where()).toBe('/servers/us-west/l'))
})

test('that nothing has a name is said once it was asked, and not before', async () => {
  const { answer, field, user } = await open()
  answer(apiPaths.find, { hits: [] })
  await user.type(field, 'q')
  await waitFor(() => expect(screen.queryAllByRole('option')).toEqual([]))
  expect(screen.queryByText('Nothing has this name.')).toBeNull()
  await user.type(field, 'q')
  expect(await screen.findByText('Nothing has this name.')).toBeTruthy()
})

test('one letter asks nobody', async () => {
  const { fetch, field, user } = await open()
  await user.type(field, 'e')
  expect(fetch.mock.calls.filter(([url]) => url.startsWith(apiPaths.find))).toEqual([])
})
