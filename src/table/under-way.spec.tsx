import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openPage } from '../testing/open-page'

const openWith = (path: string) =>
  openPage(path, async ({ hold }, { aServer, aTask, aVm }) => {
    await hold('server', [aServer({ id: 's1', name: 'esx-1' })])
    await hold('vm', [aVm({ id: 'v1', name: 'erp-03' })])
    const on = (kind: 'server' | 'vm', id: string, name: string) => [
      { kind, sourceId: 'us-west', id, name },
    ]
    await hold('task', [
      aTask({ id: 't1', name: 'Firmware update', targets: on('server', 's1', 'esx-1') }),
      aTask({
        id: 't2',
        kind: 'data-services-operation',
        name: 'Back up',
        progress: { kind: 'measured', percent: 42 },
        targets: on('vm', 'v1', 'erp-03'),
      }),
    ])
  })

test.each([
  ['/servers', 'Firmware update: running', '/tasks/us-west/t1'],
  ['/servers/us-west/s1', 'Firmware update: running', '/tasks/us-west/t1'],
  ['/backups', 'Back up: running 42 %', '/tasks/us-west/t2'],
  ['/backups/us-west/v1', 'Back up: running 42 %', '/tasks/us-west/t2'],
])('%s shows what is under way on it, with the way there', async (path, word, href) => {
  await openWith(path)
  // The first page of a run arrives late on a busy machine.
  const link = (await screen.findByText(word, {}, { timeout: 15_000 })).closest('a')
  expect(link?.getAttribute('href')).toBe(href)
})

test('once it has ended the row says again what it said', async () => {
  const { console, make, poll } = await openWith('/backups')
  const word = 'Back up: running 42 %'
  const row = (await screen.findByRole('link', { name: word })).closest<HTMLElement>('[role="row"]')
  await console.hold('task', [
    make.aTask({
      id: 't2',
      kind: 'data-services-operation',
      name: 'Back up',
      state: 'succeeded',
      endedAt: '2026-11-20T09:59:00.000Z',
    }),
  ])
  await poll()
  await waitFor(() => expect(row && within(row).queryByRole('link', { name: word })).toBeNull())
})
