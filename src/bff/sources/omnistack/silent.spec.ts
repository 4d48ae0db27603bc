import { expect, test } from 'vitest'
import { readMirroredTask } from '../../mirror/rows'
import { aSource } from '../../testing/a-source'
import { openConsole } from '../../testing/console'
import { aTask } from '../../testing/entities'
import { recordPass } from '../../testing/recorded-pass'
import type { TaskRecord } from './task'
import { parseTask } from './task'
import { tasksCollector } from './tasks'

const second = 1000
const minute = 60 * second
const start = Date.parse('2026-11-20T10:00:00.000Z')
const iso = (ms: number) => new Date(start + ms).toISOString()

const recordOf = (told: Record<string, unknown>): TaskRecord => {
  const record = parseTask({ task: { id: 'now', state: 'IN_PROGRESS', ...told } })
  if (!record) throw new Error('It could not be read.')
  return record
}

/**
 * A federation whose controllers tell no percentage, and a task that was begun there just now. Past ones of
 * its kind said something every minute, and took ten: so much can be estimated of it.
 */
const openSilent = async () => {
  const said = { record: recordOf({ start_time: iso(0) }) }
  const asked = { times: 0 }
  const collector = tasksCollector(
    {
      task: async () => {
        asked.times += 1
        return { ok: true, value: said.record }
      },
    },
    'fed',
  )
  const console = await openConsole({
    sources: [aSource({ id: 'fed', kind: 'omnistack', collectors: [collector] })],
  })
  const { hold, store } = console
  const task = (row: Parameters<typeof aTask>[0]) =>
    aTask({ sourceId: 'fed', kind: 'omnistack-task', name: 'Back up now', ...row })
  for (let run = 0; run < 5; run += 1)
    for (let past = 0; past <= 10; past += 1) {
      const begun = -(run + 2) * 30 * minute
      const at = iso(begun + past * minute)
      const over = past === 10 ? { state: 'succeeded' as const, endedAt: at } : {}
      const row = { createdAt: iso(begun), startedAt: iso(begun), updatedAt: at, ...over }
      await hold('task', [task({ id: `past-${run}`, note: `Step ${past}`, ...row })], 'tasks')
    }
  const row = { id: 'now', createdAt: iso(0), startedAt: iso(0), updatedAt: iso(0) }
  await hold('task', [task(row)], 'tasks')
  console.scheduler.start()
  const shown = async () => {
    const found = await readMirroredTask(store, 'fed', 'now')
    if (!found) throw new Error('There is no such task.')
    return found.row
  }
  return { ...console, said, asked, shown }
}

test('one without a percentage, which does not change at its source, is stalled since then although its estimate moves on', async () => {
  const { advance, shown, asked } = await openSilent()
  await advance(90 * second)
  expect(await shown()).toMatchObject({ state: 'running', progress: { kind: 'estimated' } })
  await advance(90 * second)
  const before = asked.times
  for (let look = 0; look < 20; look += 1) {
    expect(await shown()).toMatchObject({
      state: 'stalled',
      stalledSince: iso(0),
      usualSilenceMs: minute,
    })
    await advance(15 * second)
  }
  expect(asked.times).toBeGreaterThan(before)
})

test('it goes on once its source says something of it, and stalls anew since then', async () => {
  const { advance, shown, said } = await openSilent()
  await advance(4 * minute)
  expect((await shown()).state).toBe('stalled')
  said.record = recordOf({ start_time: iso(0), message: 'Copying.' })
  await advance(40 * second)
  const { updatedAt, ...going } = await shown()
  expect(going).toMatchObject({ state: 'running', note: 'Copying.', stalledSince: null })
  await advance(3 * minute)
  expect(await shown()).toMatchObject({ state: 'stalled', stalledSince: updatedAt })
  said.record = recordOf({ start_time: iso(0), state: 'COMPLETED', end_time: iso(8 * minute) })
  await advance(40 * second)
  expect((await shown()).state).toBe('succeeded')
})

test('of more than are read in one pass each has its turn', async () => {
  const turns: string[] = []
  const collector = tasksCollector(
    {
      task: async (id) => {
        turns.push(id)
        return { ok: true, value: { ...recordOf({}), id } }
      },
    },
    'fed',
  )
  const { pass, clock } = recordPass()
  await pass.write(
    'task',
    Array.from({ length: 100 }, (_, place) =>
      aTask({ sourceId: 'fed', id: `t${place}`, kind: 'omnistack-task' }),
    ),
  )
  for (let passes = 0; passes < 5; passes += 1) {
    await collector.collect(pass)
    clock.at += 2 * second
  }
  expect(new Set(turns.slice(0, 120)).size).toBe(100)
  expect(new Set(turns.slice(-120)).size).toBe(100)
})
