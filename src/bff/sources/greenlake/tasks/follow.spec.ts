import { expect, test } from 'vitest'
import type { Problem } from '../../../../contract/problem'
import type { Task } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import { recordPass } from '../../../testing/recorded-pass'
import { lostTask } from '../../lost-task'
import { taskOf as task } from '../testing/task-of'
import { followTasks } from './follow'

const outage: Problem = {
  kind: 'upstream-error',
  title: 'Failed',
  detail: 'Status 500.',
  status: 500,
}

/** A source that holds `records`, lists those that changed, and answers by id. */
const follow = (records: Map<string, MirroredTask>, pollMs: number | null = null) => {
  const recorded = recordPass()
  const sinces: (string | null)[] = []
  const askedById: string[][] = []
  const fault = { list: false, byId: false }
  const names = new Map<string, string>()
  const collector = followTasks({
    kind: 'compute-ops-job',
    collection: 'jobs',
    touches: { server: 'servers' },
    nameOf: (kind, id) => names.get(`${kind} ${id}`),
    changed: async (since, _signal, onPage) => {
      sinces.push(since)
      const changed = [...records.values()].filter(({ row }) => row.updatedAt > (since ?? ''))
      await onPage(changed.map((one) => ({ task: one, pollMs })))
      return fault.list ? { ok: false, problem: outage } : { ok: true, value: null }
    },
    byId: async (ids) => {
      askedById.push([...ids])
      if (fault.byId) return { ok: false, problem: outage }
      const found = ids.flatMap((id) => records.get(id) ?? [])
      return {
        ok: true,
        value: {
          found: found.map((one) => ({ task: one, pollMs })),
          gone: ids.filter((id) => !records.has(id)),
        },
      }
    },
  })
  const collectAfter = async (ms: number) => {
    recorded.clock.at += ms
    return collector.collect(recorded.pass)
  }
  return { ...recorded, collector, collectAfter, sinces, askedById, fault, names }
}

const runningAt = '2026-11-20T09:59:00.000Z'

test('at first everything is read, then what changed since the newest change, with a minute of overlap', async () => {
  const records = new Map([
    ['a', task('a', 'succeeded', '2026-11-20T09:50:00.000Z')],
    ['b', task('b', 'succeeded', '2026-11-20T09:40:00.000Z')],
  ])
  const { rows, collectAfter, sinces } = follow(records)
  expect(await collectAfter(0)).toEqual({ ok: true, value: { total: null } })
  expect([...rows.task.keys()]).toEqual(['a', 'b'])
  await collectAfter(10_000)
  expect(sinces).toEqual([null, '2026-11-20T09:49:00.000Z'])
})

test('while a task is under way the next pass comes sooner', async () => {
  const records = new Map([['a', task('a', 'running', runningAt)]])
  const { collector, collectAfter } = follow(records)
  expect(collector.sooner?.()).toBeNull()
  await collectAfter(0)
  expect(collector.sooner?.()).toBe(2_000)
  records.set('a', task('a', 'succeeded', '2026-11-20T10:00:01.000Z'))
  await collectAfter(2_000)
  expect(collector.sooner?.()).toBeNull()
})

test.each([
  ['running', '2026-11-20T09:31:00.000Z', 2_000],
  ['waiting', '2026-11-20T09:31:00.000Z', 2_000],
  ['running', '2026-11-20T09:29:00.000Z', null],
  ['stalled', '2026-11-20T09:59:00.000Z', null],
  ['unknown', '2026-11-20T09:59:00.000Z', null],
] as const)(
  'a %s task that last changed at %s asks for the next pass in %s ms',
  async (state, at, ms) => {
    const { collector, collectAfter } = follow(new Map([['a', task('a', state, at)]]))
    await collectAfter(0)
    expect(collector.sooner?.() ?? null).toBe(ms)
  },
)

test('an open task that the list keeps silent about is asked for by id after 30 s', async () => {
  const records = new Map([['a', task('a', 'stalled', '2026-11-20T09:00:00.000Z')]])
  const { collectAfter, askedById, rows } = follow(records)
  rows.task.set('a', task('a', 'stalled', '2026-11-20T09:00:00.000Z'))
  rows.task.set('done', task('done', 'succeeded', '2026-11-20T09:59:30.000Z'))
  records.set('done', task('done', 'succeeded', '2026-11-20T09:59:30.000Z'))
  await collectAfter(0)
  expect(askedById).toEqual([])
  await collectAfter(29_000)
  expect(askedById).toEqual([])
  await collectAfter(1_000)
  expect(askedById).toEqual([['a']])
})

test.each([
  [5_000, 5_000],
  [100, 2_000],
  [300_000, 30_000],
])('a suggestion of %i ms to poll is followed as %i ms', async (suggested, followed) => {
  const records = new Map([
    ['a', task('a', 'running', runningAt)],
    ['newer', task('newer', 'succeeded', '2026-11-20T10:01:00.000Z')],
  ])
  const { collectAfter, askedById } = follow(records, suggested)
  await collectAfter(0)
  await collectAfter(followed - 1)
  expect(askedById).toEqual([])
  await collectAfter(1)
  expect(askedById).toEqual([['a']])
})

test('a task that ended while nobody listened is found to have ended', async () => {
  const records = new Map([['a', task('a', 'failed', '2026-11-20T09:00:30.000Z')]])
  const { collectAfter, rows } = follow(records)
  rows.task.set('a', task('a', 'running', '2026-11-20T09:00:00.000Z'))
  records.set('newer', task('newer', 'succeeded', runningAt))
  await collectAfter(0)
  expect(rows.task.get('a')?.row.state).toBe('failed')
})

test('a task whose record is gone is kept as lost, also after a restart', async () => {
  const { collectAfter, rows, collector } = follow(new Map())
  rows.task.set('a', task('a', 'running', runningAt))
  await collectAfter(0)
  expect(rows.task.get('a')?.row).toMatchObject({
    name: 'Firmware update',
    state: 'lost',
    endedAt: '2026-11-20T10:00:00.000Z',
  })
  await collectAfter(10_000)
  expect(collector.sooner?.()).toBeNull()
})

test('after a failed reading the same changes are asked for again', async () => {
  const records = new Map([['a', task('a', 'succeeded', runningAt)]])
  const { collectAfter, sinces, fault } = follow(records)
  fault.list = true
  expect(await collectAfter(0)).toEqual({ ok: false, problem: outage })
  fault.list = false
  await collectAfter(2_000)
  await collectAfter(10_000)
  expect(sinces).toEqual([null, null, '2026-11-20T09:58:00.000Z'])
})

test('where asking by id fails nothing is taken for lost', async () => {
  const { collectAfter, rows, fault } = follow(new Map())
  rows.task.set('a', task('a', 'running', runningAt))
  fault.byId = true
  expect(await collectAfter(0)).toEqual({ ok: false, problem: outage })
  expect(rows.task.get('a')?.row.state).toBe('running')
})

test('a crowd of silent tasks is asked for in parts', async () => {
  const ids = Array.from({ length: 90 }, (_, i) => `t${i}`)
  const records = new Map(ids.map((id) => [id, task(id, 'stalled', '2026-11-20T09:00:00.000Z')]))
  records.set('newer', task('newer', 'succeeded', runningAt))
  const { collectAfter, askedById, rows } = follow(records)
  await collectAfter(0)
  for (const id of ids) rows.task.set(id, task(id, 'stalled', '2026-11-20T09:00:00.000Z'))
  await collectAfter(40_000)
  await collectAfter(2_000)
  await collectAfter(2_000)
  expect(askedById.map(({ length }) => length)).toEqual([40, 40, 10])
  expect(new Set(askedById.flat()).size).toBe(90)
})

test('what a task touched is re-read when it has ended, once', async () => {
  const server = { kind: 'server' as const, sourceId: 'com-eu', id: 'P1+S1', name: 'esx-par-114' }
  const group = { kind: 'group' as const, sourceId: 'com-eu', id: 'g1', name: 'paris-esx' }
  const on = (id: string, state: Task['state'], at: string) => {
    const { row, facts } = task(id, state, at)
    return { row: { ...row, targets: [server, group] }, facts }
  }
  const records = new Map([
    ['long ago', on('long ago', 'succeeded', '2026-11-20T09:58:30.000Z')],
    ['a', on('a', 'running', runningAt)],
  ])
  const { collectAfter, mentioned } = follow(records)
  await collectAfter(0)
  expect(mentioned).toEqual([])
  records.set('a', on('a', 'failed', '2026-11-20T10:00:02.000Z'))
  await collectAfter(2_000)
  await collectAfter(10_000)
  expect(mentioned).toEqual([{ collection: 'servers', ids: ['P1+S1'] }])
})

test('a task that was read before the servers were gets their names when they are known', async () => {
  const target = { kind: 'server' as const, sourceId: 'com-eu', id: 'P1+S1', name: 'P1+S1' }
  const { row, facts } = task('a', 'succeeded', '2026-11-20T08:00:00.000Z')
  const records = new Map([
    ['a', { row: { ...row, targets: [target] }, facts }],
    ['newer', task('newer', 'succeeded', runningAt)],
  ])
  const { collectAfter, rows, names } = follow(records)
  await collectAfter(0)
  await collectAfter(10_000)
  expect(rows.task.get('a')?.row.targets[0]?.name).toBe('P1+S1')
  names.set('server P1+S1', 'esx-par-114')
  await collectAfter(10_000)
  expect(rows.task.get('a')?.row.targets).toEqual([{ ...target, name: 'esx-par-114' }])
})

test('a lost task says that nobody can tell how it ended', () => {
  const lost = lostTask(task('a', 'running', runningAt), '2026-11-20T10:00:00.000Z')
  expect(lost.row.note).toContain('how is not known')
  expect(lost.facts.sourceState).toBe('RUNNING')
})
