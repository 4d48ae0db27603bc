import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBackup, aServer, aTask, aVm } from '../testing/entities'
import { openTestStore } from '../testing/store'
import type { EntityKind } from './entities'
import { createMirror } from './mirror'
import type { Rows } from './models'

const start = Date.parse('2026-11-20T10:00:00.000Z')

/** A mirror over an empty store, with a clock in the hand. */
const emptyMirror = async () => {
  const clock = { at: start }
  const store = await openTestStore()
  const mirror = createMirror({ store, now: () => new Date(clock.at), bmcSources: ['ilos'] })
  const rowsOf = async <K extends EntityKind>(kind: K): Promise<Rows[K][]> => {
    const documents = await store
      .selectFrom('document')
      .select('row')
      .where('kind', '=', kind)
      .orderBy('id')
      .execute()
    return documents.map(({ row }) => JSON.parse(row))
  }
  const idsOf = async (kind: EntityKind) => (await rowsOf(kind)).map(({ id }) => id)
  return { clock, store, mirror, rowsOf, idsOf }
}

test('a server that changed says when; one that did not is not written', async () => {
  const { clock, mirror, rowsOf, store } = await emptyMirror()
  const pass = mirror.openPass('us-west', 'servers', 'server')
  await pass.write('server', [aServer({ since: '2026-11-19T00:00:00.000Z' })])
  expect((await rowsOf('server'))[0]?.changedAt).toBe('2026-11-19T00:00:00.000Z')
  const before = mirror.version('server')
  await pass.write('server', [aServer({ since: '2026-11-19T00:00:00.000Z' })])
  expect(mirror.version('server')).toBe(before)

  clock.at += 60_000
  await pass.write('server', [aServer({ state: 'critical', reason: 'PSU 1 failed' })])
  expect(mirror.version('server')).not.toBe(before)
  expect((await rowsOf('server'))[0]).toMatchObject({
    state: 'critical',
    changedAt: '2026-11-20T10:01:00.000Z',
  })
  expect(await store.selectFrom('history').selectAll().execute()).toMatchObject([
    { field: 'state', old_value: 'ok', new_value: 'critical', at: '2026-11-20T10:01:00.000Z' },
  ])
})

test('what two collections say of one server at the same time stands both', async () => {
  const { mirror, rowsOf, store } = await emptyMirror()
  const ids = Array.from({ length: 60 }, (_, index) => `s${index}`)
  const servers = mirror.openPass('us-west', 'servers', 'server')
  const figures = mirror.openPass('us-west', 'metrics', null)
  for (let round = 0; round < 4; round += 1) {
    const state = round % 2 === 0 ? 'critical' : 'ok'
    const powerWatts = 100 + round
    await servers.write(
      'server',
      ids.map((id) => aServer({ id })),
    )
    await Promise.all([
      figures.amend(['powerWatts'], new Map(ids.map((id) => [id, { powerWatts }]))),
      servers.write(
        'server',
        ids.map((id) => aServer({ id, state })),
      ),
    ])
    for (const row of await rowsOf('server')) expect(row).toMatchObject({ state, powerWatts })
    const columns = store.selectFrom('server').select(['state', 'power_watts']).distinct()
    expect(await columns.execute()).toEqual([{ state, power_watts: powerWatts }])
  }
})

test('a complete pass removes what it did not hold, an incomplete one nothing', async () => {
  const { mirror, idsOf } = await emptyMirror()
  const pass = async (ids: string[], total: number | null) => {
    const writer = mirror.openPass('us-west', 'servers', 'server')
    await writer.write(
      'server',
      ids.map((id) => aServer({ id })),
    )
    return writer.end(total)
  }
  expect(await pass(['a', 'b', 'c'], 3)).toEqual({ complete: true, held: 3 })
  expect(await pass(['a'], 2)).toEqual({ complete: false, held: 3 })
  expect(await pass(['a'], null)).toEqual({ complete: true, held: 3 })
  expect(await pass(['a', 'b'], 2)).toEqual({ complete: true, held: 2 })
  expect(await idsOf('server')).toEqual(['a', 'b'])
})

test(
  'after any passes, the mirror holds exactly what the last complete one held and what came since',
  { timeout: 60_000 },
  async () => {
    const passes = fc.array(
      fc.record({
        ids: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 }),
        missed: fc.nat({ max: 2 }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(passes, async (list) => {
        const { mirror, idsOf, store } = await emptyMirror()
        let expected = new Set<string>()
        for (const { ids, missed } of list) {
          const writer = mirror.openPass('us-west', 'servers', 'server')
          for (const id of ids) await writer.write('server', [aServer({ id })])
          await writer.end(ids.length + missed)
          expected = missed > 0 ? new Set([...expected, ...ids]) : new Set(ids)
        }
        expect(await idsOf('server')).toEqual([...expected].sort())
        await store.destroy()
      }),
      { numRuns: 30 },
    )
  },
)

test('what is re-read while a pass runs is not taken for gone', async () => {
  const { mirror, idsOf } = await emptyMirror()
  const pass = mirror.openPass('us-west', 'servers', 'server')
  const refresh = mirror.openPass('us-west', 'servers', 'server')
  await pass.write('server', [aServer({ id: 'a' })])
  await refresh.write('server', [aServer({ id: 'new' })])
  await refresh.end(null)
  await pass.end(1)
  expect(await idsOf('server')).toEqual(['a', 'new'])
})

test('another source and another collection of the same kind are left alone', async () => {
  const { mirror, idsOf } = await emptyMirror()
  const jobs = mirror.openPass('us-west', 'jobs', 'task')
  await jobs.write('task', [aTask({ id: 'job' })])
  const operations = mirror.openPass('us-west', 'operations', 'task')
  await operations.write('task', [aTask({ id: 'operation' })])
  await operations.end(1)
  await mirror.openPass('us-west', 'operations', 'task').end(0)
  expect(await idsOf('task')).toEqual(['job'])
})

test('a bare BMC is shadowed by the same machine elsewhere, and comes back without it', async () => {
  const { mirror, store } = await emptyMirror()
  const shadowed = () =>
    store.selectFrom('server').select('shadowed').where('source_id', '=', 'ilos').execute()
  const bmcs = mirror.openPass('ilos', 'bmcs', 'server')
  await bmcs.write('server', [aServer({ sourceId: 'ilos', id: 'bmc', serial: 'S1' })])
  expect(await shadowed()).toEqual([{ shadowed: 0 }])
  const servers = mirror.openPass('us-west', 'servers', 'server')
  await servers.write('server', [aServer({ serial: 'S1' })])
  expect(await shadowed()).toEqual([{ shadowed: 1 }])
  await servers.remove('server', ['P1+S1'])
  expect(await shadowed()).toEqual([{ shadowed: 0 }])
})

test('a VM is as well protected as its backups say, and time wears it out', async () => {
  const { clock, mirror, rowsOf, store } = await emptyMirror()
  const vms = mirror.openPass('us-west', 'vms', 'vm')
  await vms.write('vm', [aVm({ rpoMinutes: 240 })])
  expect((await rowsOf('vm'))[0]).toMatchObject({ protection: 'unknown', backups: null })

  const backups = mirror.openPass('us-west', 'backups', 'backup')
  await backups.write('backup', [
    aBackup({ id: 'old', at: '2026-11-20T05:00:00.000Z' }),
    aBackup({ id: 'new', at: '2026-11-20T09:00:00.000Z' }),
    aBackup({ id: 'bad', at: '2026-11-20T09:30:00.000Z', state: 'failed' }),
  ])
  await backups.end(3)
  expect((await rowsOf('vm'))[0]).toMatchObject({
    protection: 'protected',
    newestGoodAt: '2026-11-20T09:00:00.000Z',
    backups: 3,
  })

  const before = mirror.version('vm')
  clock.at = Date.parse('2026-11-20T14:00:00.000Z')
  await mirror.timePasses()
  expect(mirror.version('vm')).toBe(before)
  clock.at = Date.parse('2026-11-20T14:00:01.000Z')
  await mirror.timePasses()
  expect((await rowsOf('vm'))[0]).toMatchObject({ protection: 'past-rpo' })
  expect(mirror.version('vm')).not.toBe(before)
  expect(
    await store.selectFrom('history').select('new_value').where('kind', '=', 'vm').execute(),
  ).toEqual([{ new_value: 'protected' }, { new_value: 'past-rpo' }])

  await backups.keepBackupsOfVm('v1', ['old'])
  expect((await rowsOf('vm'))[0]).toMatchObject({
    newestGoodAt: '2026-11-20T05:00:00.000Z',
    backups: 1,
  })
})

test('a VM without a backup has none only once all were read', async () => {
  const { mirror, rowsOf } = await emptyMirror()
  await mirror.openPass('us-west', 'vms', 'vm').write('vm', [aVm()])
  const backups = mirror.openPass('us-west', 'backups', 'backup')
  await backups.end(3)
  expect((await rowsOf('vm'))[0]).toMatchObject({ protection: 'unknown', backups: null })
  await mirror.openPass('us-west', 'backups', 'backup').end(0)
  expect((await rowsOf('vm'))[0]).toMatchObject({
    protection: 'past-rpo',
    reason: 'It has no good backup yet.',
    backups: 0,
  })
})

test('a parent task counts its children and touches what they touch', async () => {
  const { mirror, rowsOf, store } = await emptyMirror()
  const target = (id: string) => ({ kind: 'server' as const, sourceId: 'us-west', id, name: id })
  const child = (id: string, state: 'running' | 'failed' | 'succeeded') =>
    aTask({ id, parentId: 'parent', state, targets: [target(`server-${id}`)] })
  const jobs = mirror.openPass('us-west', 'jobs', 'task')
  await jobs.write('task', [child('c1', 'running'), aTask({ id: 'parent' }), child('c2', 'failed')])
  const parent = async () => (await rowsOf('task')).find(({ id }) => id === 'parent')
  expect(await parent()).toMatchObject({
    progress: { kind: 'counted', done: 1, total: 2, failed: 1 },
    targets: [{ id: 'server-c1' }, { id: 'server-c2' }],
  })
  await jobs.write('task', [aTask({ id: 'parent', note: 'going on' }), child('c1', 'succeeded')])
  expect(await parent()).toMatchObject({ note: 'going on', progress: { done: 2, total: 2 } })
  const keys = await store
    .selectFrom('task_target')
    .select('target_key')
    .where('task_id', '=', 'parent')
    .execute()
  expect(keys).toHaveLength(2)
})

test('progress never runs backwards, and never past the end', async () => {
  const { mirror, rowsOf } = await emptyMirror()
  const jobs = mirror.openPass('us-west', 'jobs', 'task')
  for (const percent of [40, 30, 120]) {
    await jobs.write('task', [aTask({ progress: { kind: 'measured', percent } })])
    expect((await rowsOf('task'))[0]?.progress).toEqual({
      kind: 'measured',
      percent: percent === 120 ? 100 : 40,
    })
  }
})

test('log lines that the source no longer sends are kept', async () => {
  const { mirror, store } = await emptyMirror()
  const jobs = mirror.openPass('us-west', 'jobs', 'task')
  const line = (minute: number) => ({
    at: `2026-11-20T10:0${minute}:00.000Z`,
    text: `step ${minute}`,
  })
  await jobs.write('task', [aTask({}, { log: [line(1), line(2)] })])
  await jobs.write('task', [aTask({}, { log: [line(2), line(3)] })])
  expect(await store.selectFrom('task_log').select('text').orderBy('at').execute()).toEqual([
    { text: 'step 1' },
    { text: 'step 2' },
    { text: 'step 3' },
  ])
})

test('open tasks are handed out as they were written', async () => {
  const { mirror } = await emptyMirror()
  const jobs = mirror.openPass('us-west', 'jobs', 'task')
  await jobs.write('task', [aTask({ id: 'open' }), aTask({ id: 'done', state: 'succeeded' })])
  expect(await jobs.openTasks('compute-ops-job')).toMatchObject([aTask({ id: 'open' })])
  expect(await jobs.openTasks('compute-ops-operation')).toEqual([])
})

test('a source that is no longer configured is forgotten', async () => {
  const { mirror, idsOf } = await emptyMirror()
  await mirror.openPass('us-west', 'servers', 'server').write('server', [aServer()])
  await mirror.keepSources(['us-west'])
  expect(await idsOf('server')).toHaveLength(1)
  await mirror.keepSources(['eu-central'])
  expect(await idsOf('server')).toHaveLength(0)
})
