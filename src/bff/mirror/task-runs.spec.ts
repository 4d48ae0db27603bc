import { expect, test } from 'vitest'
import type { Task } from '../../contract/task'
import { upsert } from '../store/bulk'
import { openConsole } from '../testing/console'
import { aTask } from '../testing/entities'
import { readDocuments } from './rows'

const second = 1000
const minute = 60 * second
const clock = Date.parse('2026-11-20T10:00:00.000Z')
const iso = (ms: number) => new Date(clock + ms).toISOString()

type Console = Awaited<ReturnType<typeof openConsole>>
const shown = async ({ store }: Pick<Console, 'store'>, id = 'now'): Promise<Task> => {
  const found = (await readDocuments(store, 'task', 'us-west', [id])).get(id)
  if (!found) throw new Error(`There is no task ${id}.`)
  return found.row
}
const runs = ({ store }: Pick<Console, 'store'>) =>
  store.selectFrom('task_run').selectAll().orderBy('task_id').execute()

/** A run of `minutes` that ended before now, silent for all but its beginning. */
const past = (index: number, minutes: number, more: Partial<Task> = {}) =>
  aTask({
    id: `past-${index}`,
    state: 'succeeded',
    createdAt: iso(-60 * minute),
    startedAt: iso(-60 * minute),
    endedAt: iso((-60 + minutes) * minute),
    updatedAt: iso((-60 + minutes) * minute),
    ...more,
  })
const five = [3, 4, 5, 6, 7].map((minutes, index) => past(index, minutes))
const running = (more: Partial<Task> = {}) =>
  aTask({ id: 'now', createdAt: iso(0), startedAt: iso(0), updatedAt: iso(0), ...more })

test('what has no measure is estimated by five past runs of its kind, and keeps that estimate', async () => {
  const console = await openConsole()
  await console.hold('task', five, 'jobs')
  await console.hold('task', [running()], 'jobs')
  const { progress } = await shown(console)
  expect(progress).toMatchObject({ kind: 'estimated', typicalMs: 5 * minute })
  await console.hold('task', [past(8, 55), past(9, 56)], 'jobs')
  await console.hold('task', [running({ note: 'Step 2', updatedAt: iso(minute) })], 'jobs')
  expect((await shown(console)).progress).toEqual(progress)
})

test('four runs, runs of another kind and runs that failed tell nothing', async () => {
  const console = await openConsole()
  await console.hold('task', five.slice(1), 'jobs')
  await console.hold('task', [past(6, 5, { name: 'Power on' })], 'jobs')
  await console.hold('task', [past(7, 5, { state: 'failed' })], 'jobs')
  await console.hold('task', [running()], 'jobs')
  expect((await shown(console)).progress).toEqual({ kind: 'unknown' })
})

test('past runs whose source told no start count on when what they touch gets its name', async () => {
  const console = await openConsole()
  const server = { kind: 'server', sourceId: 'us-west', id: 's1' } as const
  const told = (name: string) =>
    five.map(({ row, facts }) => ({
      row: { ...row, name: 'Update esx-1', startedAt: null, targets: [{ ...server, name }] },
      facts,
    }))
  await console.hold('task', told('s1'), 'jobs')
  await console.hold('task', told('esx-1'), 'jobs')
  expect(new Set((await runs(console)).map(({ key }) => key)).size).toBe(1)
  const other = { ...server, id: 's2', name: 'esx-2' }
  await console.hold('task', [running({ name: 'Update esx-2', targets: [other] })], 'jobs')
  expect((await shown(console)).progress).toMatchObject({ typicalMs: 5 * minute })
})

test('what its source measures stays measured, and a measure that is left out stays what it was', async () => {
  const console = await openConsole()
  await console.hold('task', five, 'jobs')
  const measured = { kind: 'measured', percent: 30 } as const
  await console.hold('task', [running({ progress: measured })], 'jobs')
  expect((await shown(console)).progress).toEqual(measured)
  await console.hold('task', [running({ updatedAt: iso(minute) })], 'jobs')
  expect((await shown(console)).progress).toEqual(measured)
  const back = { kind: 'measured', percent: 20 } as const
  await console.hold('task', [running({ progress: back, updatedAt: iso(2 * minute) })], 'jobs')
  expect((await shown(console)).progress).toEqual(measured)
})

test('the estimate of a task survives a restart', async () => {
  const before = await openConsole()
  await before.hold('task', five, 'jobs')
  await before.hold('task', [running()], 'jobs')
  const { progress } = await shown(before)
  const after = await openConsole({ store: before.store })
  await after.hold('task', [running({ note: 'Step 2', updatedAt: iso(minute) })], 'jobs')
  expect((await shown(after)).progress).toEqual(progress)
})

test('what began before its past was read gets its estimate when time passes', async () => {
  const console = await openConsole()
  await console.hold('task', [running()], 'jobs')
  await console.hold('task', five, 'jobs')
  await console.mirror.timePasses()
  expect((await shown(console)).progress).toMatchObject({ kind: 'estimated' })
})

test('a job whose source tells no start began when it was seen to run', async () => {
  const console = await openConsole()
  const job = { startedAt: null, createdAt: iso(0) }
  await console.hold('task', [running({ ...job, state: 'waiting' })], 'jobs')
  expect((await shown(console)).startedAt).toBeNull()
  await console.hold('task', [running({ ...job, updatedAt: iso(9 * minute) })], 'jobs')
  expect((await shown(console)).startedAt).toBe(iso(9 * minute))
  const over = { ...job, state: 'succeeded' as const, updatedAt: iso(12 * minute) }
  await console.hold('task', [running({ ...over, endedAt: iso(12 * minute) })], 'jobs')
  expect(await runs(console)).toMatchObject([
    { task_id: 'now', duration_ms: 3 * minute, silence_ms: 3 * minute },
  ])
})

test('a run that did not come to a good end is forgotten, and only the newest 200 of a kind are kept', async () => {
  const console = await openConsole()
  await console.hold('task', [running()], 'jobs')
  expect(await runs(console)).toHaveLength(1)
  await console.hold('task', [running({ state: 'failed', endedAt: iso(minute) })], 'jobs')
  expect(await runs(console)).toEqual([])
  const many = Array.from({ length: 230 }, (_, index) => past(index, 1 + index / 10))
  await console.hold('task', many, 'jobs')
  expect(await runs(console)).toHaveLength(200)
})

/** Its kind was never silent for longer than a minute. */
const lively = async () => {
  const console = await openConsole()
  for (let index = 0; index < 5; index += 1) {
    const id = { id: `lively-${index}` }
    await console.hold('task', [running({ ...id, updatedAt: iso(0) })], 'jobs')
    await console.hold('task', [running({ ...id, note: '2', updatedAt: iso(minute) })], 'jobs')
    const end = iso(2 * minute)
    const over = { ...id, state: 'succeeded' as const, endedAt: end, updatedAt: end }
    await console.hold('task', [running(over)], 'jobs')
  }
  const start = iso(10 * minute)
  await console.hold('task', [running({ startedAt: start, updatedAt: start })], 'jobs')
  return console
}
/** Its source was last read so long after the start. */
const readUntil = async ({ store }: Console, ms: number) =>
  upsert(
    store,
    'collection',
    ['source_id', 'collection'],
    [{ source_id: 'us-west', collection: 'jobs', as_of: iso(ms), complete: 1, total: 1 }],
  )

test('what its kind never was silent for so long is marked as stalled, until it moves', async () => {
  const console = await lively()
  await readUntil(console, 12 * minute)
  await console.mirror.timePasses()
  expect(await shown(console)).toMatchObject({ state: 'running', stalledSince: null })

  await readUntil(console, 13 * minute)
  await console.mirror.timePasses()
  expect(await shown(console)).toMatchObject({
    state: 'stalled',
    stalledSince: iso(10 * minute),
    usualSilenceMs: minute,
    endedAt: null,
  })

  const moved = { note: 'On', startedAt: iso(10 * minute), updatedAt: iso(14 * minute) }
  await console.hold('task', [running(moved)], 'jobs')
  expect(await shown(console)).toMatchObject({ state: 'running', stalledSince: null })
})

test('nothing stalls while its source is away: we did not look', async () => {
  const console = await lively()
  await readUntil(console, 11 * minute)
  await console.advance(60 * minute)
  await console.mirror.timePasses()
  expect((await shown(console)).state).toBe('running')
})
