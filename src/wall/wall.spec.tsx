import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { BoardName } from '../contract/display'
import { openPage } from '../testing/open-page'

type Fill = Parameters<typeof openPage>[1]

const letters = async () =>
  (await screen.findByLabelText(/^Code /)).getAttribute('aria-label')?.replaceAll(/Code| /g, '') ??
  ''

/** A screen on the wall that somebody has paired at a desk. */
const openWall = async (boards: BoardName[], fill: Fill) => {
  const page = await openPage('/wall', fill, 'screen')
  const desk = await page.console.as('operator')
  const write = (method: 'POST' | 'DELETE', url: string, payload?: object) =>
    page.console.ask({ method, url, headers: desk, ...(payload ? { payload } : {}) })
  const reply = await write('POST', '/api/displays', {
    code: await letters(),
    name: 'NOC left',
    boards,
  })
  const [display] = reply.json<{ displays: { id: string }[] }>().displays
  await page.poll()
  await screen.findAllByRole('heading', { level: 1, name: /Health|Tasks|Backups/ })
  return { ...page, revoke: () => write('DELETE', `/api/displays/${display?.id}`) }
}

const rows = async (name: string) => {
  const region = await screen.findByRole('region', { name })
  return within(region)
    .queryAllByRole('listitem')
    .map(({ textContent }) => textContent)
}

const fleet: Fill = async ({ hold }, { aServer }) => {
  await hold('server', [
    aServer({ id: 'ok', name: 'esx-par-001' }),
    aServer({
      id: 'bad',
      name: 'esx-par-114',
      state: 'critical',
      reason: 'Power supply 2 failed',
      since: '2026-11-20T09:33:00.000Z',
    }),
    ...Array.from({ length: 9 }, (_, index) =>
      aServer({ id: `w${index}`, name: `edge-${index}`, state: 'warning', reason: 'Inlet 38 °C' }),
    ),
  ])
}

test('a screen that nobody knows shows letters and where to enter them', async () => {
  await openPage('/wall', async () => {}, 'screen')
  expect(await letters()).toHaveLength(6)
  expect(screen.getByText(/Enter these letters at/).textContent).toContain('/displays')
})

test('health: every state by number, the worst with the reason, and how many more', async () => {
  await openWall(['health'], fleet)
  await waitFor(async () => expect(await rows('Wrong now')).toHaveLength(7))
  const wrong = await rows('Wrong now')
  expect(wrong[0]).toContain('esx-par-114Critical: Power supply 2 failed27 min')
  expect(wrong.at(-1)).toBe('and 4 more, warning')
  expect(screen.getByText('11 servers')).toBeTruthy()
})

test('tasks: what runs with its progress, and what failed within a day', async () => {
  await openWall(['tasks'], async ({ hold }, { aTask }) => {
    const target = { kind: 'vm', sourceId: 'us-west', id: 'v1', name: 'sql-prod-04' } as const
    await hold('task', [
      aTask({
        id: 'r',
        name: 'Restore',
        progress: { kind: 'measured', percent: 42 },
        targets: [target],
      }),
      aTask({ id: 's', name: 'Stuck', state: 'stalled', createdAt: '2026-11-20T08:00:00.000Z' }),
      aTask({
        id: 'f',
        name: 'Firmware update',
        state: 'failed',
        note: 'The iLO did not come back',
        endedAt: '2026-11-20T09:40:00.000Z',
      }),
      aTask({ id: 'o', name: 'Old', state: 'failed', endedAt: '2026-11-18T09:40:00.000Z' }),
    ])
  })
  await waitFor(async () => expect(await rows('Under way')).toHaveLength(2))
  const [first, second] = await rows('Under way')
  expect(first).toMatch(/Stuck.*stalled.*2 h/)
  expect(second).toMatch(/Restore.*sql-prod-04.*42 %/)
  const failed = await rows('Failed within 24 h, newest first')
  expect(failed).toHaveLength(1)
  expect(failed[0]).toContain('The iLO did not come back20 min')
})

test('backups: VMs without a good one, those that never had one first', async () => {
  await openWall(['backups'], async ({ hold }, { aVm, aBackup }) => {
    await hold('vm', [
      aVm({ id: 'v1', name: 'late-one' }, { newestGoodAt: '2026-11-19T10:00:00.000Z' }),
      aVm({ id: 'v2', name: 'never' }, { lastRunFailed: true }),
      aVm({ id: 'v3', name: 'good' }, { newestGoodAt: '2026-11-20T09:00:00.000Z' }),
    ])
    await hold('backup', [aBackup({ vmId: 'v3' })])
  })
  const list = 'Without a good backup, by age of the newest'
  await waitFor(async () => expect(await rows(list)).toHaveLength(2))
  const [first, second] = await rows(list)
  expect(first).toMatch(/never.*none.*4 h allowed/)
  expect(second).toMatch(/late-one.*1 d.*4 h allowed/)
})

test('nothing wrong, being read, and a silent source are three different pictures', async () => {
  const { console, poll } = await openWall(
    ['health'],
    async ({ hold, collections }, { aServer }) => {
      await hold('server', [aServer()])
      const asOf = Date.parse('2026-11-20T09:59:55.000Z')
      await collections.succeeded('us-west', 'servers', { asOf, complete: true, held: 1 })
    },
  )
  expect(await screen.findByText('No server is critical or degraded.')).toBeTruthy()
  const problem = { kind: 'unreachable', title: 'Gone', detail: 'Nothing listens.' } as const
  await console.advance(20 * 60_000)
  const next = Date.parse('2026-11-20T10:21:00.000Z')
  await console.collections.failed('us-west', 'servers', problem, next)
  await poll()
  expect(
    await screen.findByText('Nothing is known to be wrong, but no source answers.'),
  ).toBeTruthy()
  const [source] = await rows('Sources and their age')
  expect(source).toContain('COM us-west unreachable')
  expect(source).toContain('Nothing listens.')
})

const read = {
  asOf: Date.parse('2026-11-20T09:59:55.000Z'),
  complete: true,
  held: 1,
}
const stopAnswering = () =>
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 502 })))

test('while Sightline does not answer nothing is said to be well, and every row is an old one', async () => {
  const { poll } = await openWall(['health', 'tasks'], async (console, make) => {
    await fleet(console, make)
    await console.collections.succeeded('us-west', 'servers', read)
  })
  await screen.findByText('esx-par-114')
  stopAnswering()
  await poll()
  await waitFor(async () =>
    expect((await rows('Wrong now'))[0]).toMatch(/esx-par-114.*as of 09:59/),
  )
  expect(screen.queryByText('No task runs or waits.')).toBeNull()
})

test('servers that cannot be judged keep the board from saying that all is well', async () => {
  await openWall(['health'], async ({ hold, collections }, { aServer }) => {
    await hold('server', [aServer(), aServer({ id: 'off', state: 'disconnected' })])
    await collections.succeeded('us-west', 'servers', read)
  })
  expect(await screen.findByText('Nothing is known to be wrong. 1 disconnected.')).toBeTruthy()
})

test('a source that has not been read yet is not said to be quiet', async () => {
  await openWall(['health'], async () => {})
  expect((await rows('Sources and their age'))[0]).toContain('being read for the first time')
  expect(screen.getByText('The sources are being read for the first time.')).toBeTruthy()
})

test('a revoked screen shows letters again, and nothing of what it showed', async () => {
  const { revoke, poll } = await openWall(['health'], fleet)
  await screen.findByText('esx-par-114')
  await revoke()
  await poll()
  expect(await letters()).toHaveLength(6)
  expect(screen.queryByText('esx-par-114')).toBeNull()
})
