import { beforeEach, expect, test } from 'vitest'
import { recordPass } from '../../../testing/recorded-pass'
import type { Collector } from '../../source'
import { createNames } from '../names'
import { pageOf, Refusal, scriptUpstream } from '../testing/scripted-upstream'
import { computeOpsCollectors } from './collect'
import { createWarranties } from './warranties'
import type { WireActivity, WireAlert, WireGroup, WireJob, WireOperation, WireServer } from './wire'

const server = (serial: string, summary = 'OK'): WireServer => ({
  id: `P1+${serial}`,
  name: `esx-${serial}`,
  hardware: { serialNumber: serial, health: { summary } },
  state: { connected: true, connectedModifiedAt: '2026-11-01T08:00:00Z' },
})
const alert = (id: string, serverId: string): WireAlert => ({
  id,
  device: { id: serverId },
  severity: 'Critical',
  message: `Fan ${id} failed`,
  cleared: false,
  createdAt: '2026-11-20T09:00:00Z',
})
const activity = (id: string, at: string, serverId: string | null = null): WireActivity => ({
  id,
  key: 'SERVER_HEALTH_WARNING',
  title: 'Health',
  message: 'Health is a warning.',
  associatedServerUri: serverId === null ? null : `/compute-ops-mgmt/v1/servers/${serverId}`,
  createdAt: at,
})

let region: {
  servers: WireServer[]
  groups: WireGroup[]
  devices: Record<string, { deviceId: string }[]>
  alerts: WireAlert[]
  activities: WireActivity[]
  jobs: WireJob[]
  operations: WireOperation[]
  down: Set<string>
}
beforeEach(() => {
  region = {
    servers: [server('S1'), server('S2'), server('S3')],
    groups: [{ id: 'g1', name: 'paris-esx', devices: [{ deviceId: 'P1+S1' }] }],
    devices: {},
    alerts: [],
    activities: [],
    jobs: [],
    operations: [],
    down: new Set(),
  }
})

const idsIn = (filter: unknown) => [...String(filter).matchAll(/'([^']+)'/g)].map(([, id]) => id)
const after = (filter: unknown) => new Date(/gt (\S+)/.exec(String(filter))?.[1] ?? 0).toISOString()
const since = <T extends { createdAt: string }>(all: T[], filter: unknown) =>
  all.filter((one) => new Date(one.createdAt).toISOString() > after(filter))

/** The region as compute-ops tells it. */
const open = () => {
  const { upstream, asked } = scriptUpstream(({ path, query }) => {
    const name = path.split('/')[3] ?? ''
    if (region.down.has(name) || region.down.has(path.split('/')[5] ?? '')) throw new Refusal(500)
    const { filter } = query
    const byId = String(filter).startsWith('id in')
    if (path.endsWith('/devices')) {
      const devices = region.devices[path.split('/')[4] ?? ''] ?? []
      return { count: devices.length, total: devices.length, offset: 0, items: devices }
    }
    switch (name) {
      case 'servers':
        return pageOf(
          byId ? region.servers.filter(({ id }) => idsIn(filter).includes(id)) : region.servers,
          { query },
        )
      case 'groups':
        return pageOf(region.groups, { query })
      case 'alerts':
        return pageOf(region.alerts, { query })
      case 'activities':
        return pageOf(since(region.activities, filter), { query })
      case 'jobs':
        return pageOf(
          byId ? region.jobs.filter(({ id }) => idsIn(filter).includes(id)) : region.jobs,
          { query },
        )
      default: {
        const at = Number(query.next ?? 0)
        const next = at + 1 < region.operations.length ? { next: String(at + 1) } : {}
        return { count: 1, items: region.operations.slice(at, at + 1), ...next }
      }
    }
  })
  const origin = { sourceId: 'com-eu', region: 'eu-central' }
  const warranties = createWarranties(() => new Date())
  const collectors = computeOpsCollectors(upstream, createNames(), origin, warranties)
  const collector = (name: string): Collector => {
    const found = collectors.find(({ collection }) => collection === name)
    if (!found) throw new Error(`no collector ${name}`)
    return found
  }
  const recorded = recordPass()
  const collect = (name: string) => collector(name).collect(recorded.pass)
  const pathsAsked = () => asked.map(({ path }) => path.split('/')[3])
  return { ...recorded, collector, collect, asked, pathsAsked }
}

test('the collections of a region, each under its own name', () => {
  const { collector } = open()
  const names = ['groups', 'alerts', 'servers', 'activities', 'jobs', 'compute-ops-operations']
  expect(names.map((name) => collector(name).entity)).toEqual([
    null,
    null,
    'server',
    'activity',
    'task',
    'task',
  ])
})

test('the first pass over servers knows their groups and alerts already', async () => {
  region.alerts = [alert('a1', 'P1+S2')]
  region.servers = [server('S1'), server('S2', 'CRITICAL')]
  const { collect, rows, mentioned } = open()
  expect(await collect('servers')).toEqual({ ok: true, value: { total: 2 } })
  expect(rows.server.get('P1+S1')?.row.group).toBe('paris-esx')
  expect(rows.server.get('P1+S2')?.row).toMatchObject({
    state: 'critical',
    reason: 'Fan a1 failed',
  })
  expect(mentioned).toEqual([])
})

test('a group whose members cannot be read has not lost them', async () => {
  region.groups = [{ id: 'g1', name: 'paris-esx', devices: [] }]
  region.devices = { g1: [{ deviceId: 'P1+S1' }] }
  const { collect, rows, mentioned } = open()
  await collect('groups')
  region.down.add('devices')
  expect(await collect('groups')).toMatchObject({ ok: false, problem: { status: 500 } })
  await collect('servers')
  expect(rows.server.get('P1+S1')?.row.group).toBe('paris-esx')
  expect(mentioned).toEqual([])
})

test('servers are shown without groups where those cannot be read', async () => {
  region.down.add('groups')
  const { collect, rows } = open()
  expect(await collect('servers')).toMatchObject({ ok: true })
  expect(rows.server.get('P1+S1')?.row).toMatchObject({ name: 'esx-S1', group: null })
})

test('servers are read in pages of 100; a total that was not reached is told', async () => {
  region.servers = Array.from({ length: 230 }, (_, i) => server(`S${i}`))
  region.servers[7] = { name: 'without id' } as WireServer
  const { collect, rows, asked } = open()
  expect(await collect('servers')).toEqual({ ok: true, value: { total: 230 } })
  expect(rows.server.size).toBe(229)
  const pages = asked.filter(({ path }) => path.endsWith('/servers'))
  expect(pages.map(({ query }) => query.limit)).toEqual([100, 100, 100])
})

test('a pass that breaks off keeps what it wrote and says why it ended', async () => {
  region.down.add('servers')
  const { collect, rows } = open()
  expect(await collect('servers')).toMatchObject({ ok: false, problem: { status: 500 } })
  expect(rows.server.size).toBe(0)
})

test('mentioned servers are re-read by id, many in one request, and those that are gone removed', async () => {
  region.servers = Array.from({ length: 60 }, (_, i) => server(`S${i}`))
  const { collector, pass, rows, removed, asked } = open()
  const ids = [...region.servers.map(({ id }) => id), 'P1+GONE']
  expect(await collector('servers').refresh?.(ids, pass)).toEqual({
    ok: true,
    value: { total: null },
  })
  expect(rows.server.size).toBe(60)
  expect(removed).toEqual([{ kind: 'server', ids: ['P1+GONE'] }])
  expect(asked).toHaveLength(2)
  expect(asked[0]?.query.filter).toMatch(/^id in \('P1\+S0','P1\+S1',/)
})

test('a refused re-reading removes nothing', async () => {
  const { collector, pass, removed } = open()
  region.down.add('servers')
  expect(await collector('servers').refresh?.(['P1+S1'], pass)).toMatchObject({ ok: false })
  expect(removed).toEqual([])
})

test('a server whose alerts come or go is re-read, the others are not', async () => {
  region.alerts = [alert('a1', 'P1+S1'), alert('a2', 'P1+S2')]
  const { collect, mentioned } = open()
  await collect('alerts')
  expect(mentioned).toEqual([])
  region.alerts = [alert('a2', 'P1+S2'), alert('a3', 'P1+S3')]
  await collect('alerts')
  expect(mentioned).toEqual([{ collection: 'servers', ids: ['P1+S1', 'P1+S3'] }])
  await collect('alerts')
  expect(mentioned).toHaveLength(1)
})

test('only active alerts are asked for, and a cleared one in the answer does not count', async () => {
  region.alerts = [{ ...alert('a1', 'P1+S1'), cleared: true }]
  const { collect, rows, asked } = open()
  await collect('servers')
  expect(rows.server.get('P1+S1')?.facts.alerts).toEqual([])
  expect(asked.find(({ path }) => path.endsWith('/alerts'))?.query.filter).toBe('clearedAt eq null')
})

test('members that the list of groups leaves out are asked for group by group', async () => {
  region.groups = [{ id: 'g2', name: 'lyon-edge' }]
  region.devices = { g2: [{ deviceId: 'P1+S3' }] }
  const { collect, rows } = open()
  await collect('servers')
  expect(rows.server.get('P1+S3')?.row.group).toBe('lyon-edge')
})

test('servers that change their group are re-read', async () => {
  const { collect, mentioned } = open()
  await collect('groups')
  region.groups = [{ id: 'g1', name: 'paris-esx', devices: [{ deviceId: 'P1+S2' }] }]
  await collect('groups')
  expect(mentioned).toEqual([{ collection: 'servers', ids: ['P1+S1', 'P1+S2'] }])
})

test('activities of the last 48 hours at first, then what is new, and servers that new ones name', async () => {
  region.activities = [
    activity('old', '2026-11-18T09:59:00Z'),
    activity('one', '2026-11-20T09:00:00Z', 'P1+S1'),
  ]
  const { collect, rows, mentioned, asked, clock } = open()
  expect(await collect('activities')).toEqual({ ok: true, value: { total: null } })
  expect([...rows.activity.keys()]).toEqual(['one'])
  expect(mentioned).toEqual([])
  clock.at += 10_000
  region.activities.push(activity('two', '2026-11-20T10:00:05Z', 'P1+S2'))
  region.activities.push(activity('three', '2026-11-20T10:00:06Z'))
  await collect('activities')
  await collect('activities')
  expect(mentioned).toEqual([{ collection: 'servers', ids: ['P1+S2'] }])
  expect(asked.map(({ query }) => query.filter)).toEqual([
    'createdAt gt 2026-11-18T10:00:00.000Z',
    'createdAt gt 2026-11-20T08:58:00.000Z',
    'createdAt gt 2026-11-20T09:58:06.000Z',
  ])
})

test('an activity that is listed late, dated before the newest, still arrives', async () => {
  region.activities = [activity('one', '2026-11-20T09:59:00Z')]
  const { collect, rows, mentioned } = open()
  await collect('activities')
  region.activities.push(activity('late', '2026-11-20T09:58:30Z', 'P1+S1'))
  await collect('activities')
  expect(rows.activity.has('late')).toBe(true)
  expect(mentioned).toEqual([{ collection: 'servers', ids: ['P1+S1'] }])
})

test('activities that could not be read are asked for again', async () => {
  const { collect, asked } = open()
  region.down.add('activities')
  await collect('activities')
  region.down.clear()
  await collect('activities')
  expect(new Set(asked.map(({ query }) => query.filter)).size).toBe(1)
})

const job = (id: string, state: string, changes: Partial<WireJob> = {}): WireJob => ({
  id,
  name: 'PowerOff.New',
  state,
  resource: { type: 'compute-ops-mgmt/server', id: 'P1+S1' },
  createdAt: '2026-11-20T09:00:00Z',
  updatedAt: '2026-11-20T09:30:00Z',
  ...changes,
})

test('jobs: the newest thousand first, with the name of the server that they touch', async () => {
  region.jobs = Array.from({ length: 1200 }, (_, i) =>
    job(`j${i}`, 'COMPLETE', { resultCode: 'SUCCESS' }),
  )
  const { collect, rows, asked } = open()
  await collect('servers')
  await collect('jobs')
  expect(rows.task.size).toBe(1000)
  expect(rows.task.get('j0')?.row).toMatchObject({
    name: 'Power off',
    state: 'succeeded',
    targets: [{ kind: 'server', name: 'esx-S1' }],
  })
  expect(asked.at(-1)?.query).toMatchObject({ sort: 'updatedAt desc', limit: 1000, offset: 0 })
})

test('a job that deletes itself on completion is found gone and kept as such', async () => {
  region.jobs = [job('j1', 'RUNNING'), job('j2', 'RUNNING')]
  const { collect, rows, clock, asked } = open()
  await collect('jobs')
  region.jobs = [job('j2', 'RUNNING')]
  clock.at += 31_000
  await collect('jobs')
  expect(rows.task.get('j1')?.row.state).toBe('lost')
  expect(rows.task.get('j2')?.row.state).toBe('running')
  expect(asked.at(-1)?.query.filter).toBe(`id in ('j1')`)
})

test('an unreadable answer about a job is no proof that it is gone', async () => {
  region.jobs = [job('j1', 'RUNNING')]
  const { collect, rows, clock } = open()
  await collect('jobs')
  region.jobs = [{ id: 'j1', state: 'RUNNING' } as WireJob]
  clock.at += 31_000
  await collect('jobs')
  expect(rows.task.get('j1')?.row.state).toBe('running')
})

test('operations are read from cursor to cursor', async () => {
  region.operations = ['o1', 'o2', 'o3'].map((id) => ({
    id,
    operationType: 'REMOVE_DEVICE_FROM_GROUP',
    sourceResourceUri: '/compute-ops-mgmt/v1/groups/g1',
    state: 'SUCCEEDED',
    createdAt: '2026-11-20T09:00:00Z',
    updatedAt: '2026-11-20T09:00:10Z',
  }))
  const { collect, rows, asked } = open()
  await collect('groups')
  await collect('compute-ops-operations')
  await collect('compute-ops-operations')
  expect([...rows.task.keys()]).toEqual(['o1', 'o2', 'o3'])
  expect(rows.task.get('o1')?.row.targets[0]?.name).toBe('paris-esx')
  expect(asked.map(({ query }) => query.next)).toContain('2')
  expect(asked.at(-1)?.query.filter).toBe('updatedAt gt 2026-11-20T08:59:10.000Z')
})

test('a cursor that leads to the same operations again and again is not followed for ever', async () => {
  const same = { id: 'o1', state: 'SUCCEEDED', createdAt: '2026-11-20T09:00:00Z' }
  region.operations = Array.from({ length: 50 }, () => same)
  const { collect, rows, asked } = open()
  await collect('compute-ops-operations')
  expect([...rows.task.keys()]).toEqual(['o1'])
  expect(asked.filter(({ path }) => path.includes('async-operations'))).toHaveLength(2)
})

test('an operation that left the list of the last 7 days while open is lost', async () => {
  region.operations = [{ id: 'o1', state: 'TIMEDOUT', createdAt: '2026-11-14T09:00:00Z' }]
  const { collect, rows, clock } = open()
  await collect('compute-ops-operations')
  region.operations = []
  clock.at += 31_000
  await collect('compute-ops-operations')
  expect(rows.task.get('o1')?.row.state).toBe('lost')
})
