import * as v from 'valibot'
import { expect, test, vi } from 'vitest'
import { activityDetailSchema, activitySchema, histogramSchema } from '../../contract/activity'
import { findSchema } from '../../contract/find'
import { pageSchema } from '../../contract/page'
import { serverDetailSchema, serverSchema } from '../../contract/server'
import { sourcesSchema } from '../../contract/source'
import { taskDetailSchema, taskSchema } from '../../contract/task'
import { backupSchema, vmDetailSchema, vmSchema } from '../../contract/vm'
import { aCollector, aSource } from '../testing/a-source'
import { openConsole } from '../testing/console'
import { aBackup, aServer, aTask, aVm, anActivity } from '../testing/entities'

const collectors = (['server', 'activity', 'vm', 'backup', 'task'] as const).map((entity) =>
  aCollector({ collection: `${entity}s`, entity }),
)

/** A console that holds a little of everything, and somebody who looks at it. */
const furnished = async () => {
  const console = await openConsole({
    sources: [aSource({ collectors }), aSource({ id: 'ilos', name: 'iLOs', kind: 'ilo' })],
  })
  const server = { kind: 'server' as const, sourceId: 'us-west', id: 'P1+S1', name: 'esx-par-001' }
  await console.hold('server', [
    aServer({ id: 'P1+S1', state: 'critical', reason: 'PSU 1 failed' }),
    aServer({ id: 'P1+S2', name: 'esx-par-002', serial: 'S2', region: 'eu-central' }),
    aServer({ id: 'P1+S10', name: 'esx-par-010', serial: 'S10', state: 'warning', group: null }),
  ])
  await console.hold('server', [aServer({ sourceId: 'ilos', id: 'bmc', serial: 'S1' })], 'bmcs')
  await console.hold('activity', [
    anActivity({ id: 'a1', at: '2026-11-20T09:00:00.000Z', serverId: 'P1+S1' }),
    anActivity({ id: 'a2', at: '2026-11-20T09:30:00.000Z', tone: 'critical' }),
    anActivity({ id: 'a3', at: '2026-11-20T09:50:00.000Z' }),
  ])
  await console.hold('vm', [aVm()])
  await console.hold('backup', [aBackup(), aBackup({ id: 'b2', state: 'failed' })])
  await console.hold('task', [
    aTask(
      { id: 'parent', name: 'Update group' },
      { log: [{ at: '2026-11-20T09:51:00.000Z', text: 'go' }] },
    ),
    aTask({
      id: 'child',
      parentId: 'parent',
      state: 'failed',
      endedAt: '2026-11-20T09:55:00.000Z',
      targets: [server],
    }),
  ])
  const headers = await console.as('viewer')
  const get = (url: string, more: Record<string, string> = {}) =>
    console.ask({ url, headers: { ...headers, ...more } })
  const read = async <T extends v.GenericSchema>(url: string, schema: T) => {
    const reply = await get(url)
    expect(reply.statusCode, url).toBe(200)
    return v.parse(schema, reply.json())
  }
  return { ...console, get, read }
}

test('a list is a window of rows with total, facets, outcomes and when to ask again', async () => {
  const { read } = await furnished()
  const page = await read('/api/servers?limit=2', pageSchema(serverSchema))
  expect(page.items.map(({ name }) => name)).toEqual(['esx-par-001', 'esx-par-010'])
  expect(page).toMatchObject({ total: 3, offset: 0, pollAfterMs: 5000 })
  expect(page.facets['state']).toEqual([
    { value: 'critical', count: 1 },
    { value: 'ok', count: 1 },
    { value: 'warning', count: 1 },
  ])
  expect(page.outcomes).toMatchObject([
    { sourceId: 'us-west', sourceName: 'COM us-west', collection: 'servers', asOf: null },
    { sourceId: 'ilos', collection: 'servers' },
  ])
})

test.each([
  ['/api/servers?state=critical&state=warning', ['P1+S1', 'P1+S10']],
  ['/api/servers?region=eu-central', ['P1+S2']],
  ['/api/servers?source=ilos', []],
  ['/api/servers?q=PAR-002', ['P1+S2']],
  ['/api/servers?q=psu%20par', ['P1+S1']],
  ['/api/servers?q=%25', []],
  ['/api/servers?sort=name', ['P1+S1', 'P1+S2', 'P1+S10']],
  ['/api/servers?sort=-name', ['P1+S10', 'P1+S2', 'P1+S1']],
  ['/api/servers?sort=-name&offset=1&limit=1', ['P1+S2']],
  ['/api/activities', ['a3', 'a2', 'a1']],
  ['/api/activities?server=us-west~P1%2BS1', ['a1']],
  ['/api/activities?tone=critical', ['a2']],
  ['/api/activities?since=2026-11-20T09:15:00Z&until=2026-11-20T09:45:00Z', ['a2']],
  ['/api/vms?protection=protected', ['v1']],
  ['/api/vms?protection=failed', []],
  ['/api/vms/us-west/v1/backups?state=good', ['b1']],
  ['/api/vms/us-west/v2/backups', []],
  ['/api/tasks', ['parent', 'child']],
  ['/api/tasks?server=us-west~P1%2BS1', ['parent', 'child']],
  ['/api/tasks?state=failed&server=us-west~P1%2BS1', ['child']],
  ['/api/tasks?vm=us-west~v1', []],
])('%s', async (url, ids) => {
  const { get } = await furnished()
  const { items, total } = (await get(url)).json<{ items: { id: string }[]; total: number }>()
  expect(items.map(({ id }) => id)).toEqual(ids)
  if (!url.includes('limit')) expect(total).toBe(ids.length)
})

test('every row fits its contract', async () => {
  const { read } = await furnished()
  expect((await read('/api/activities', pageSchema(activitySchema))).items).toHaveLength(3)
  expect((await read('/api/vms', pageSchema(vmSchema))).items).toHaveLength(1)
  expect((await read('/api/vms/us-west/v1/backups', pageSchema(backupSchema))).items).toHaveLength(
    2,
  )
  expect((await read('/api/tasks', pageSchema(taskSchema))).items).toHaveLength(2)
})

test('a facet counts under the other filters, and keeps what was chosen in it', async () => {
  const { read } = await furnished()
  const { facets, total } = await read(
    '/api/servers?state=ok&region=us-west',
    pageSchema(serverSchema),
  )
  expect(total).toBe(0)
  expect(facets['region']).toEqual([
    { value: 'eu-central', count: 1 },
    { value: 'us-west', count: 0 },
  ])
  expect(facets['state']).toEqual([
    { value: 'critical', count: 1 },
    { value: 'warning', count: 1 },
    { value: 'ok', count: 0 },
  ])
})

test('a feed holds still at its anchor and says how many are newer', async () => {
  const { get, hold } = await furnished()
  const url = '/api/activities?anchor=us-west~a2'
  expect((await get(url)).json()).toMatchObject({
    total: 2,
    newer: 1,
    items: [{ id: 'a2' }, { id: 'a1' }],
  })
  await hold('activity', [anActivity({ id: 'a4', at: '2026-11-20T09:59:00.000Z' })])
  expect((await get(url)).json()).toMatchObject({
    total: 2,
    newer: 2,
    items: [{ id: 'a2' }, { id: 'a1' }],
  })
  expect((await get('/api/activities?anchor=us-west~gone')).json()).toMatchObject({ total: 4 })
})

test('windows laid side by side show each row once', async () => {
  const { get, hold } = await furnished()
  await hold(
    'server',
    Array.from({ length: 40 }, (_, index) => aServer({ id: `same-${index}`, name: 'same' })),
  )
  for (const sort of ['name', '-name', 'state,-changedAt', 'group,-power']) {
    const ids: string[] = []
    for (let offset = 0; offset < 43; offset += 7) {
      const reply = await get(`/api/servers?sort=${sort}&offset=${offset}&limit=7`)
      ids.push(...reply.json<{ items: { id: string }[] }>().items.map(({ id }) => id))
    }
    expect(new Set(ids).size, sort).toBe(43)
  }
})

test('what a list cannot do is refused with every reason', async () => {
  const { get } = await furnished()
  const reply = await get('/api/servers?sort=colour&limit=many')
  expect(reply.statusCode).toBe(400)
  expect(reply.json()).toMatchObject({ kind: 'invalid-input' })
  expect(reply.json<{ detail: string }>().detail).toMatch(/colour.*limit is not/)
})

test('an unchanged poll of somebody who was there a moment ago asks the store nothing', async () => {
  const { ask, as, store } = await furnished()
  const { cookie } = await as('viewer')
  const url = '/api/servers?state=critical'
  const { headers } = await ask({ url, headers: { cookie } })
  const asked = vi.spyOn(store.getExecutor(), 'executeQuery')
  const poll = { url, headers: { cookie, 'if-none-match': String(headers.etag) } }
  expect((await ask(poll)).statusCode).toBe(304)
  expect(asked).not.toHaveBeenCalled()
  await ask({ url: '/api/servers?state=warning', headers: { cookie } })
  expect(asked).toHaveBeenCalled()
})

test('an unchanged list is a 304, until a row or the state of a source changes', async () => {
  const { get, hold, collections } = await furnished()
  const first = await get('/api/servers')
  const etag = String(first.headers['etag'])
  expect(first.headers['cache-control']).toBe('private, no-cache')
  const again = () => get('/api/servers', { 'if-none-match': etag })
  expect((await again()).statusCode).toBe(304)
  expect((await again()).body).toBe('')
  expect((await get('/api/servers?limit=1', { 'if-none-match': etag })).statusCode).toBe(200)
  const problem = { kind: 'unreachable', title: 'gone', detail: 'gone' } as const
  await collections.failed('us-west', 'servers', problem, 0)
  expect((await again()).statusCode).toBe(200)
  const changed = String((await get('/api/servers')).headers['etag'])
  await hold('server', [aServer({ id: 'P1+S2', state: 'warning' })])
  expect((await get('/api/servers', { 'if-none-match': changed })).statusCode).toBe(200)
})

test('the strip is a 304 while nothing was read and nothing moved, for ten seconds at most', async () => {
  const { get, hold, collections, advance } = await furnished()
  let etag = ''
  const status = async () => {
    const reply = await get('/api/sources', { 'if-none-match': etag })
    etag = String(reply.headers['etag'])
    return reply.statusCode
  }
  expect([await status(), await status()]).toEqual([200, 304])
  await advance(9_999)
  expect(await status()).toBe(304)
  await advance(1)
  expect([await status(), await status()]).toEqual([200, 304])
  const asOf = Date.parse('2026-11-20T10:00:05.000Z')
  await collections.succeeded('us-west', 'servers', { asOf, complete: true, held: 3 })
  expect([await status(), await status()]).toEqual([200, 304])
  await hold('task', [aTask({ id: 'another', state: 'running' })])
  expect([await status(), await status()]).toEqual([200, 304])
})

test('a histogram is a 304 without being counted, until a row of its kind changes or a quarter begins', async () => {
  const { get, hold, advance, store } = await furnished()
  const url = '/api/histograms/activities'
  let etag = String((await get(url)).headers['etag'])
  const status = async (search = '') => {
    const reply = await get(`${url}${search}`, { 'if-none-match': etag })
    if (search === '') etag = String(reply.headers['etag'])
    return reply.statusCode
  }
  const asked = vi.spyOn(store.getExecutor(), 'executeQuery')
  expect(await status()).toBe(304)
  expect(asked).not.toHaveBeenCalled()
  expect(await status('?tone=critical')).toBe(200)
  await hold('activity', [anActivity({ id: 'later' })])
  expect([await status(), await status()]).toEqual([200, 304])
  await hold('server', [aServer({ id: 'P1+S1', state: 'warning' })])
  await advance(899_999)
  expect(await status()).toBe(304)
  await advance(1)
  expect([await status(), await status()]).toEqual([200, 304])
})

test('lists of tasks ask to be polled faster while something runs', async () => {
  const { get, hold } = await furnished()
  expect((await get('/api/tasks')).json()).toMatchObject({ pollAfterMs: 1500 })
  await hold('task', [aTask({ id: 'parent', state: 'succeeded' })])
  expect((await get('/api/tasks')).json()).toMatchObject({ pollAfterMs: 5000 })
})

test('a server’s detail has its history and the same machine elsewhere', async () => {
  const { read, hold, advance } = await furnished()
  await advance(60_000)
  await hold('server', [aServer({ id: 'P1+S1', state: 'ok' })])
  const detail = await read('/api/servers/us-west/P1%2BS1', serverDetailSchema)
  expect(detail).toMatchObject({
    state: 'ok',
    sourceName: 'COM us-west',
    history: [{ field: 'state', from: 'critical', to: 'ok', at: '2026-11-20T10:01:00.000Z' }],
    alsoAt: [{ sourceId: 'ilos', sourceName: 'iLOs', id: 'bmc' }],
  })
})

test('a record that another source leads says so, and is read all the same', async () => {
  const { read, hold } = await furnished()
  await hold('server', [
    aServer({ sourceId: 'eu-central', id: 'P1+S1', connection: 'disconnected', since: null }),
  ])
  const left = await read('/api/servers/eu-central/P1%2BS1', serverDetailSchema)
  expect(left.alsoAt).toMatchObject([
    { sourceId: 'us-west', connection: 'connected', leads: true },
    { sourceId: 'ilos', id: 'bmc', leads: false },
  ])
  const { alsoAt } = await read('/api/servers/us-west/P1%2BS1', serverDetailSchema)
  expect(alsoAt.map(({ leads }) => leads)).toEqual([false, false])
})

test('an activity’s detail names its server, a VM’s hides what the source claims', async () => {
  const { read, get } = await furnished()
  const activity = await read('/api/activities/us-west/a1', activityDetailSchema)
  expect(activity.server).toEqual({ sourceId: 'us-west', id: 'P1+S1', name: 'esx-par-001' })
  const vm = await read('/api/vms/us-west/v1', vmDetailSchema)
  expect(vm).toMatchObject({ protection: 'protected', backups: 2 })
  expect((await get('/api/vms/us-west/v1')).body).not.toContain('claims')
})

test('a task’s detail has its log, parent and children', async () => {
  const { read } = await furnished()
  const parent = await read('/api/tasks/us-west/parent', taskDetailSchema)
  expect(parent).toMatchObject({
    log: [{ text: 'go' }],
    parent: null,
    children: [{ id: 'child' }],
    progress: { kind: 'counted', done: 1, total: 1, failed: 1 },
  })
  expect(await read('/api/tasks/us-west/child', taskDetailSchema)).toMatchObject({
    parent: { id: 'parent' },
    children: [],
  })
})

test.each(['servers', 'activities', 'vms', 'tasks'])(
  'an unknown one of %s is a 404',
  async (list) => {
    const { get } = await furnished()
    const reply = await get(`/api/${list}/us-west/nothing`)
    expect([reply.statusCode, reply.json<{ kind: string }>().kind]).toEqual([404, 'not-found'])
  },
)

test('the strip tells every source, its collections and what runs', async () => {
  const { read, collections } = await furnished()
  const asOf = Date.parse('2026-11-20T09:59:55.000Z')
  for (const { collection } of collectors)
    await collections.succeeded('us-west', collection, { asOf, complete: true, held: 3 })
  const problem = { kind: 'tls', title: 'Not trusted', detail: 'It has expired.' } as const
  await collections.failed('ilos', 'servers', problem, asOf + 60_000)
  const strip = await read('/api/sources', sourcesSchema)
  expect(strip).toMatchObject({
    now: '2026-11-20T10:00:00.000Z',
    runningTasks: 1,
    sources: [
      { id: 'us-west', freshness: 'live', asOf: '2026-11-20T09:59:55.000Z', problem: null },
      {
        id: 'ilos',
        freshness: 'unreachable',
        asOf: null,
        problem: { kind: 'tls' },
        collections: [{ nextTryAt: '2026-11-20T10:00:55.000Z' }],
      },
    ],
  })
})

test('histograms count the newest 24 h in quarters of an hour, under the filters', async () => {
  const { read } = await furnished()
  const filled = async (url: string) => {
    const { slots, slotMs } = await read(url, histogramSchema)
    expect([slots.length, slotMs]).toEqual([96, 900_000])
    return slots.filter(({ counts }) => Object.keys(counts).length > 0)
  }
  expect(await filled('/api/histograms/activities?since=2026-11-20T09:40:00Z')).toEqual([
    { at: '2026-11-20T09:00:00.000Z', counts: { info: 1 } },
    { at: '2026-11-20T09:30:00.000Z', counts: { critical: 1 } },
    { at: '2026-11-20T09:45:00.000Z', counts: { info: 1 } },
  ])
  expect(await filled('/api/histograms/activities?tone=critical')).toHaveLength(1)
  expect(await filled('/api/histograms/tasks')).toEqual([
    { at: '2026-11-20T09:45:00.000Z', counts: { started: 2, failed: 1 } },
  ])
})

test('the palette finds servers, VMs and tasks by any of their words', async () => {
  const { read } = await furnished()
  const names = async (q: string) =>
    (await read(`/api/find?q=${encodeURIComponent(q)}`, findSchema)).hits.map(({ name }) => name)
  expect(await names('esx')).toEqual([
    'esx-par-001',
    'esx-par-002',
    'esx-par-010',
    'Firmware update',
    'Update group',
  ])
  expect(await names('billing')).toEqual(['billing-01'])
  expect(await names('update group')).toEqual(['Update group'])
  expect(await names(' ')).toEqual([])
})

test('health needs no session, and an unknown address is a problem', async () => {
  const { ask, get } = await furnished()
  for (const url of ['/healthz', '/readyz']) expect((await ask(url)).statusCode).toBe(200)
  for (const url of ['/api/nothing', '/assets/gone.js', '/servers']) {
    const reply = await get(url)
    expect([reply.statusCode, reply.json<{ kind: string }>().kind]).toEqual([404, 'not-found'])
  }
})
