import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import type { LookPart, Looks } from '../../contract/server-look'
import { openPage } from '../../testing/open-page'
import { everyLook, looksOf } from './testing/looks'

type Filling = Parameters<Parameters<typeof openPage>[1]>[1]
type Row = Parameters<Filling['aServer']>

const path = '/servers/us-west/P1%2BS2'

/** The page's code is read once, not in the time of the first test. */
beforeAll(async () => {
  await import('../server.route')
}, 30_000)

/** The page of a critical server, whose source tells `told`, and fails where it is told to. */
const open = async (
  options: {
    at?: string
    told?: Partial<Looks>
    failing?: Set<LookPart>
    row?: Row[0]
    facts?: Row[1]
  } = {},
) => {
  const { at = path, told, failing, row, facts } = options
  return openPage(
    at,
    async ({ hold }, { aServer, aTask, aVm }) => {
      await hold('server', [
        aServer(
          {
            id: 'P1+S2',
            name: 'esx-par-114',
            serial: 'S2',
            state: 'critical',
            reason: 'Power supply 2 failed, redundancy lost',
            since: '2026-11-20T09:33:00.000Z',
            ...row,
          },
          {
            firmwareInventory: [{ name: 'System ROM', version: 'U54 v2.10', context: null }],
            ...facts,
          },
        ),
      ])
      await hold(
        'task',
        [
          aTask({
            id: 't1',
            name: 'Collect server logs',
            startedBy: 'oncall-1',
            targets: [{ kind: 'server', sourceId: 'us-west', id: 'P1+S2', name: 'esx-par-114' }],
          }),
        ],
        'jobs',
      )
      await hold('vm', [aVm({ id: 'v1', name: 'billing-01', host: 'esx-par-114' })], 'vms')
    },
    'operator',
    ({ aSource }) => [aSource({ looks: looksOf(told, failing) })],
  )
}
const panel = (name: string | RegExp) => screen.findByRole('region', { name })
const partOf = async (name: string | RegExp, text: string | RegExp) =>
  within(await panel(name)).findByText(text)

test('what is wrong stands first, and who started what on it lately', async () => {
  await open()
  const heading = await screen.findByRole('heading', { name: /Power supply 2 failed/ })
  const lately = await screen.findByRole('list', { name: 'Started on it lately' })
  expect(heading.parentElement?.contains(lately)).toBe(true)
  expect(lately.textContent).toMatch(/Collect server logs running, started .* ago by oncall-1/)
})

test('active alerts stand open with what to do, cleared ones are folded away', async () => {
  await open()
  expect(await partOf('Alerts', 'Check the feed of PDU B.')).toBeTruthy()
  const cleared = await partOf('Alerts', '1 cleared alert of the last 180 days')
  expect(cleared.closest('details')?.open).toBe(false)
})

test('firmware: what is apart from the baseline, and all of it', async () => {
  await open()
  const row = (await partOf('Firmware', 'v2.20')).closest('tr')
  expect(row?.textContent).toBe('System ROMv2.10v2.20')
  expect(await partOf('Firmware', 'SPP 2025.09')).toBeTruthy()
  expect(await partOf('Firmware', /All 1 component/)).toBeTruthy()
})

test('hardware: what is not well stands open, what is absent is not red, a failed collection says so', async () => {
  await open()
  const summary = await partOf('Hardware', '2 pieces, 1 critical')
  expect(summary.closest('details')?.open).toBe(true)
  const absent = (await partOf('Hardware', /Power Supply 3/)).closest('tr')
  expect(absent?.textContent).toContain('Absent')
  expect(absent?.innerHTML).not.toContain('critical')
  expect(await partOf('Hardware', '0 pieces, collection: failed')).toBeTruthy()
})

test('group, settings and compliance; place, warranty and subscription', async () => {
  await open()
  expect(await partOf(/^Group/, 'Max performance')).toBeTruthy()
  expect(await partOf(/^Group/, 'its firmware is updated')).toBeTruthy()
  expect(await partOf(/^Group/, 'False → True')).toBeTruthy()
  const group = within(await panel(/^Group/)).getByRole('link', { name: 'paris-esx' })
  expect(group.getAttribute('href')).toBe('/servers?group=paris-esx')
  expect(await partOf(/^Location/, 'Paris, France')).toBeTruthy()
  expect(await partOf(/^Location/, /Active until 13 Mar 2028 \(in \d+ months\)/)).toBeTruthy()
  expect(await partOf(/^Location/, /Subscribed, Enhanced until 10 Dec 2026/)).toBeTruthy()
})

test('energy is told in words too, measured and projected apart, in what one asks for', async () => {
  const { user } = await open({ at: `${path}?range=7d` })
  const chart = await screen.findByRole('img', { name: /^Energy over the last 7 days/ })
  expect(chart.getAttribute('aria-label')).toBe(
    'Energy over the last 7 days: collected 1.2 kWh, projected 1.1 kWh',
  )
  await user.click(screen.getByRole('button', { name: 'CO₂e' }))
  await screen.findByRole('img', { name: /collected 0.1 kg CO₂e/ })
  expect(location.search).toBe('?range=7d&energy=co2eKg')
})

test('a range is chosen for all charts at once, in the URL', async () => {
  const { user } = await open()
  const energy = await panel(/^Energy/)
  await user.click(await within(energy).findByRole('button', { name: '30 d' }))
  await screen.findByRole('img', { name: /^Processors over the last 30 days: 43 % on average/ })
  expect(location.search).toBe('?range=30d')
  await screen.findByRole('group', { name: 'The last 30 days' })
})

test('state over time comes from our own record', async () => {
  const { console, make, poll } = await open({ row: { state: 'ok', reason: null, since: null } })
  await screen.findByRole('group', { name: 'The last 24 hours' })
  await console.advance(60_000)
  await console.hold('server', [
    make.aServer({ id: 'P1+S2', name: 'esx-par-114', serial: 'S2', state: 'warning' }),
  ])
  await poll()
  await waitFor(() => {
    const lane = screen.getByRole('list', { name: 'State' })
    expect(
      within(lane)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['OK', 'Warning'])
  })
})

test('what runs here is linked, with how well it is protected', async () => {
  await open()
  const vm = within(await panel('What runs here'))
  expect((await vm.findByRole('link', { name: 'billing-01' })).getAttribute('href')).toBe(
    '/backups/us-west/v1',
  )
  expect(await vm.findByText(/paris · COM us-west · Backup and Recovery · 1 VM/)).toBeTruthy()
})

/** The page of a server about which no list has anything, with its sources heard or not. */
const openQuiet = (heard: boolean) => {
  const lists = { jobs: 'task', activities: 'activity', vms: 'vm' } as const
  const asOf = Date.parse('2026-11-20T10:00:00.000Z')
  const problem = {
    kind: 'unreachable',
    title: 'COM us-west cannot be reached',
    detail: 'Nothing listens at its address.',
  } as const
  return openPage(
    path,
    async ({ hold, collections }, { aServer }) => {
      await hold('server', [aServer({ id: 'P1+S2', name: 'esx-par-114', serial: 'S2' })])
      for (const list of Object.keys(lists))
        await (heard
          ? collections.succeeded('us-west', list, { asOf, complete: true, held: 0 })
          : collections.failed('us-west', list, problem, asOf + 30_000))
    },
    'operator',
    ({ aSource, aCollector }) => [
      aSource({
        looks: looksOf(),
        collectors: [
          aCollector(),
          ...Object.entries(lists).map(([collection, entity]) =>
            aCollector({ collection, entity }),
          ),
        ],
      }),
    ],
  )
}
const nothings = [
  ['What runs here', 'No source lists VMs on it.'],
  ['Tasks', 'No tasks about this server.'],
  ['Activities', 'No activities about this server.'],
] as const

test('that there is nothing on it is said where its sources were heard', async () => {
  await openQuiet(true)
  for (const [name, nothing] of nothings) expect(await partOf(name, nothing)).toBeTruthy()
})

test('where they were not, only that is said', async () => {
  await openQuiet(false)
  for (const [name, nothing] of nothings) {
    expect(await partOf(name, /cannot be reached/)).toBeTruthy()
    expect(screen.queryByText(nothing)).toBeNull()
  }
})

test('one part that fails says why, and leaves the others alone', async () => {
  await open({ failing: new Set<LookPart>(['hardware', 'alerts']) })
  expect(await partOf('Hardware', 'COM us-west did not answer in time')).toBeTruthy()
  expect(await partOf('Firmware', 'v2.20')).toBeTruthy()
  // The mirror has alerts of its own.
  expect(await partOf('Alerts', 'No alert is active.')).toBeTruthy()
})

test('what was read stays under the reason why it is not newer', async () => {
  const failing = new Set<LookPart>()
  const { console, poll } = await open({ failing })
  await partOf('Hardware', 'Bay 2')
  failing.add('hardware')
  await console.advance(6 * 60_000)
  await poll()
  expect(await partOf('Hardware', /What is shown was read/)).toBeTruthy()
  expect(await partOf('Hardware', 'Bay 2')).toBeTruthy()
})

test('what changes while somebody looks is read anew, what was read stays meanwhile', async () => {
  const told: Partial<Looks> = { alerts: [] }
  const { console, make, poll } = await open({ told, row: { state: 'ok', reason: null } })
  await partOf('Alerts', 'No alert is active.')
  told.alerts = everyLook.alerts
  await console.advance(1000)
  await console.hold('server', [
    make.aServer(
      { id: 'P1+S2', name: 'esx-par-114', serial: 'S2', state: 'critical' },
      { alerts: everyLook.alerts.filter(({ clearedAt }) => clearedAt === null) },
    ),
  ])
  await poll()
  expect(await partOf('Alerts', '1 cleared alert of the last 180 days')).toBeTruthy()
})

test('an unsubscribed server is told calmly: what is not there is said in one line each', async () => {
  await open({
    row: { state: 'unknown', reason: 'No subscription: its health is not reported.', since: null },
    facts: { firmwareInventory: [] },
    told: {
      hardware: { collectedAt: null, sections: [] },
      firmware: {
        baseline: null,
        compliance: null,
        deviations: [],
        lastUpdate: null,
        autoIloUpdate: null,
      },
      group: null,
      alerts: [],
      energy: { ...everyLook.energy, collected: [], projected: [] },
      utilization: { ...everyLook.utilization, average: null, points: [] },
    },
  })
  expect(await partOf('Hardware', 'Its hardware has never been collected.')).toBeTruthy()
  expect(await partOf('Firmware', 'No baseline is set for it.')).toBeTruthy()
  expect(await partOf(/^Group/, 'It is in no group.')).toBeTruthy()
  expect(await partOf('Alerts', 'No alert is active.')).toBeTruthy()
  expect(await partOf(/^Energy/, /No energy was metered/)).toBeTruthy()
  expect(
    await within(await panel('Utilization')).findAllByText('Not measured in the last 24 hours.'),
  ).toHaveLength(4)
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a disconnected server is history, and says since when', async () => {
  await open({ row: { state: 'disconnected', connection: 'disconnected' } })
  const note = await screen.findByRole('note')
  expect(note.textContent).toMatch(/what was last known as of .*09:33 UTC/)
})

test('a machine that only its iLO knows has no parts of COM, and nobody asks for them', async () => {
  await openPage(
    path,
    ({ hold }, { aServer }) => hold('server', [aServer({ id: 'P1+S2', name: 'bare-01' })]),
    'operator',
    ({ aSource }) => [aSource({ kind: 'ilo', looks: null })],
  )
  expect(await panel('Firmware')).toBeTruthy()
  expect(await partOf('Alerts', 'No alert is active.')).toBeTruthy()
  expect(screen.queryByRole('region', { name: 'Hardware' })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Energy' })).toBeNull()
})

test('a machine that two regions know: each page leads to the other, and acts go to the one that leads', async () => {
  const twoRegions = async (at: string) =>
    openPage(
      at,
      async ({ hold }, { aServer }) => {
        await hold('server', [aServer({ id: 'P1+S2', name: 'esx-par-114', serial: 'S2' })])
        await hold('server', [
          aServer({
            sourceId: 'eu-central',
            id: 'P1+S2',
            name: 'esx-par-114',
            serial: 'S2',
            state: 'disconnected',
            connection: 'disconnected',
            since: '2026-11-11T09:33:00.000Z',
          }),
        ])
      },
      'operator',
      ({ aSource }) => [
        aSource({ looks: looksOf() }),
        aSource({ id: 'eu-central', name: 'COM eu-central', looks: looksOf() }),
      ],
    )
  const { user } = await twoRegions(path)
  const other = await screen.findByText(/^Also in/)
  expect(other.textContent).toMatch(
    /^Also in COM eu-central, not connected there since .*09:33 UTC \(\d+ d\)\.$/,
  )
  await user.click(within(other).getByRole('link', { name: 'COM eu-central' }))
  const [leads, known] = await screen.findAllByRole('note')
  expect(known?.textContent).toMatch(/what was last known as of/)
  expect(leads?.textContent).toMatch(/^COM us-west tells more of this machine/)
  expect(within(leads!).getByRole('link').getAttribute('href')).toBe(path)
})

test('each part is reached by a link, which takes the focus along and stands in the URL', async () => {
  const { user } = await open({ at: `${path}?range=7d` })
  await partOf('Hardware', /Bay 2/)
  const nav = screen.getByRole('navigation', { name: 'Parts of this page' })
  await user.click(within(nav).getByRole('link', { name: 'Hardware' }))
  expect(location.hash).toBe('#hardware')
  expect(location.search).toBe('?range=7d')
  await waitFor(() => expect(document.activeElement?.id).toBe('hardware'))
  for (const link of within(nav).getAllByRole('link')) {
    const anchor = link.getAttribute('href')?.split('#')[1] ?? ''
    expect([anchor, document.getElementById(anchor) !== null]).toEqual([anchor, true])
  }
})

test('a link to a part opens the page at it', async () => {
  await open({ at: `${path}#group` })
  await waitFor(() => expect(document.activeElement?.id).toBe('group'))
})
