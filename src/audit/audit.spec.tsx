import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { openPage } from '../testing/open-page'
import { sinceOf } from './ranges'

/** A log with two people who came in, before the admin who reads it. */
const openAudit = (path = '/audit', role: 'viewer' | 'operator' | 'admin' = 'admin') =>
  openPage(
    path,
    async ({ as, ask }) => {
      await as('viewer')
      const headers = await as('operator')
      await ask({ method: 'DELETE', url: '/api/session', headers })
    },
    role,
  )

const lines = () =>
  [...document.querySelectorAll('[role="row"][data-index]')].map(({ textContent }) => textContent)
const arrived = (count: number) => waitFor(() => expect(lines()).toHaveLength(count))

test('who did what, the newest first, with role and address', async () => {
  await openAudit()
  await arrived(4)
  expect(lines()[0]).toContain('Demo adminadminSigned in')
  expect(lines()[0]).toContain('127.0.0.1')
  expect(lines()[1]).toContain('Demo operatoroperatorSigned out')
  const summary = within(screen.getByRole('search')).getByRole('status')
  expect(summary.textContent).toBe('4 lines')
  expect(screen.getByText('Kept for 365 days')).toBeTruthy()
})

test('a filter narrows the log, stands in the URL, and in the export', async () => {
  const { user } = await openAudit()
  await arrived(4)
  await user.click(await screen.findByRole('button', { name: /^Signed out/ }))
  await arrived(1)
  expect(location.search).toBe('?action=signed-out')
  const csv = screen.getByRole('link', { name: 'CSV' })
  expect(csv.getAttribute('href')).toBe('/api/audit/export?action=signed-out&format=csv&tz=UTC')
  await user.click(screen.getByRole('button', { name: 'Remove filter Did: Signed out' }))
  await arrived(4)
})

test('a span of time is chosen with one click', async () => {
  const { user } = await openAudit()
  await arrived(4)
  await user.click(screen.getByRole('button', { name: 'Last hour' }))
  await waitFor(() => expect(location.search).toMatch(/^\?since=20\d\d-/))
  expect(await screen.findByRole('button', { name: /^Remove filter From/ })).toBeTruthy()
})

test('one line beside the log, with nothing cut off', async () => {
  const { user } = await openAudit('/audit?q=out')
  await arrived(1)
  await user.click(within(screen.getByRole('grid')).getByText('Demo operator'))
  const panel = await screen.findByRole('complementary', { name: 'Signed out' })
  expect(within(panel).getByText('20 Nov 2026 10:00:00 UTC')).toBeTruthy()
  expect(within(panel).getByText('operator')).toBeTruthy()
})

test('a line that is written appears without a reload', async () => {
  const { console, poll } = await openAudit()
  await arrived(4)
  await console.as('viewer')
  await poll()
  await arrived(5)
})

test('a link shows the line that it names, also where the list does not hold it', async () => {
  const id = '000000000001-of-last-year'
  const old = { id, at: '2025-12-24T18:00:00.000Z', actor: 'ada', action: 'display-revoked' }
  const rest = { role: 'operator', address: '', target: 'NOC left', detail: '', search: 'ada' }
  await openPage(
    `/audit?q=signed&sel=sightline~${id}`,
    async ({ store }) => {
      await store
        .insertInto('audit')
        .values({ ...old, ...rest })
        .execute()
    },
    'admin',
  )
  await arrived(1)
  const panel = await screen.findByRole('complementary', { name: 'Display revoked' })
  expect(within(panel).getByText('24 Dec 2025 18:00:00 UTC')).toBeTruthy()
  expect(within(panel).getByText('NOC left')).toBeTruthy()
})

test('a link to a line that is forgotten says so', async () => {
  await openAudit('/audit?sel=sightline~gone')
  expect(await screen.findByText('This line is not in the audit log')).toBeTruthy()
  expect(screen.getByText('Lines are kept for 365 days.')).toBeTruthy()
})

test('while a line is read the log stands still, counts what is new, and lets it in', async () => {
  const { console, poll, user } = await openAudit()
  await arrived(4)
  await user.click(within(screen.getByRole('grid')).getByText('Demo viewer'))
  await console.as('viewer')
  await console.as('viewer')
  await poll()
  const chip = await screen.findByRole('button', { name: '2 new' })
  expect(lines()).toHaveLength(4)
  await user.click(chip)
  await arrived(6)
  await waitFor(() => expect(screen.queryByRole('button', { name: '2 new' })).toBeNull())
})

test('once the reader is back at the top, a poll reads the newest lines and nothing below', async () => {
  const { poll } = await openPage(
    '/audit',
    async ({ store }) => {
      const line = (at: number) => ({
        id: `0000-${String(at).padStart(4, '0')}`,
        at: '2026-11-20T09:00:00.000Z',
        actor: `ada-${at}`,
        action: 'signed-in',
        role: 'viewer',
        address: '',
        target: '',
        detail: '',
        search: 'ada',
      })
      await store
        .insertInto('audit')
        .values(Array.from({ length: 450 }, (_, at) => line(at)))
        .execute()
    },
    'admin',
  )
  const grid = await screen.findByRole('grid')
  await within(grid).findByText('ada-449')
  const fetch = vi.spyOn(globalThis, 'fetch')
  const furtherDown = () =>
    fetch.mock.calls.filter(([url]) => typeof url === 'string' && url.includes('after=')).length
  const scrollTo = (top: number) => {
    grid.scrollTop = top
    fireEvent.scroll(grid)
  }
  scrollTo(32 * 190)
  await waitFor(() => expect(furtherDown()).toBe(1))
  await within(grid).findByText('ada-250')
  scrollTo(0)
  await within(grid).findByText('ada-449')
  await poll()
  expect(furtherDown()).toBe(1)
})

test('what is not matched is said to be so', async () => {
  await openAudit('/audit?q=nobody-has-this-name')
  expect(await screen.findByText('Nothing matches')).toBeTruthy()
})

test.each(['viewer', 'operator'] as const)(
  'who is %s learns why not, and sees no way there',
  async (role) => {
    const { user } = await openAudit('/audit', role)
    expect(await screen.findByText('The audit log is for admins')).toBeTruthy()
    expect(screen.getByText(new RegExp(`signed in as ${role}`))).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'Audit log' })).toBeNull()
    await user.keyboard('?')
    const keys = await screen.findByRole('dialog', { name: 'Keys' })
    expect(within(keys).queryByText('Audit log')).toBeNull()
  },
)

test('an admin finds it on the rail', async () => {
  await openAudit('/servers')
  const link = await screen.findByRole('link', { name: 'Audit log' })
  expect(link.getAttribute('href')).toBe('/audit')
})

test('a span begins at a whole minute', () => {
  expect(sinceOf(3_600_000, Date.parse('2026-11-20T10:00:59.999Z'))).toBe(
    '2026-11-20T09:00:00.000Z',
  )
})
