import { expect, test } from 'vitest'
import { startTask } from '../../../../mocks/estate/federation/tasks'
import type { MirroredTask } from '../../mirror/entities'
import { mapTask, parseTask } from './task'
import { openFederation } from './testing/open-federation'

const second = 1000
const begunAt = '2026-11-20T10:00:00.000Z'

/** A federation in which somebody here has begun a task of a minute, as the ledger shows it. */
const begin = () => {
  const opened = openFederation()
  const { estate, rows } = opened
  const federation = [...estate.federations].find(({ id }) => id === 'fed-paris')
  const host = federation?.hosts[0]
  if (!federation || !host) throw new Error('There is no such federation.')
  const { id } = estate.act((course, at) =>
    startTask(course, at, federation, host.id, {
      durationMs: 60 * second,
      finish: () => [],
    }),
  )
  const about = {
    name: 'Back up now',
    targets: [{ kind: 'vm' as const, sourceId: 'fed-paris', id: 'vm-1', name: 'sql-prod-01' }],
    startedBy: 'ines',
    createdAt: begunAt,
  }
  const wire = { task: { id, state: 'IN_PROGRESS', start_time: begunAt } }
  const record = parseTask(wire)
  if (!record) throw new Error('It could not be read.')
  const task: MirroredTask = mapTask(record, about, 'fed-paris', begunAt)
  rows.task.set(id, task)
  const shown = () => rows.task.get(id)?.row
  const collector = opened.source.collectors.find(({ collection }) => collection === 'tasks')
  return { ...opened, id, shown, collector }
}

test('a task that was begun here is followed to its end, at every other second while it runs', async () => {
  const { collect, shown, advance, collector, mentioned } = begin()
  expect((await collect('tasks')).ok).toBe(true)
  expect(shown()).toMatchObject({ state: 'running', name: 'Back up now', startedBy: 'ines' })
  expect(collector?.sooner?.()).toBe(2_000)
  await advance(30 * second)
  await collect('tasks')
  expect(shown()?.progress).toEqual({ kind: 'measured', percent: 50 })
  await advance(40 * second)
  await collect('tasks')
  expect(shown()).toMatchObject({ state: 'succeeded', targets: [{ name: 'sql-prod-01' }] })
  expect(shown()?.endedAt).not.toBeNull()
  expect(collector?.sooner?.()).toBeNull()
  expect(mentioned.map(({ collection }) => collection)).toEqual(['virtual-machines', 'backups'])
})

test('one whose record is gone has ended, how is not known', async () => {
  const { collect, shown, advance } = begin()
  await advance(2 * 3_600 * second)
  await collect('tasks')
  expect(shown()).toMatchObject({ state: 'lost', endedAt: '2026-11-20T12:00:00.000Z' })
})

test('it is asked for by its id, and nothing is asked where none runs', async () => {
  const { collect, requests, id, advance } = begin()
  await collect('tasks')
  expect(requests.at(-1)).toBe(`controller-1.test GET /api/tasks/${encodeURIComponent(id)}`)
  await advance(61 * second)
  await collect('tasks')
  const asked = requests.length
  await collect('tasks')
  expect(requests).toHaveLength(asked)
})

test('a federation that is away leaves it as it was', async () => {
  const { collect, shown, down, advance } = begin()
  down.add('controller-1.test').add('controller-2.test')
  const [read] = await Promise.all([collect('tasks'), advance(60 * second)])
  expect(read.ok).toBe(false)
  expect(shown()).toMatchObject({ state: 'running' })
})

const failed = (text: Record<string, unknown>) => {
  const record = parseTask({
    task: {
      id: 'a:b:c',
      state: 'FAILED',
      error_code: 130,
      ...text,
      start_time: begunAt,
      end_time: '2026-11-20T10:00:01Z',
    },
  })
  if (!record) throw new Error('It could not be read.')
  const about = { name: 'Move', targets: [], startedBy: null, createdAt: begunAt }
  return mapTask(record, about, 'fed-paris', '2026-11-20T10:00:05.000Z')
}

test.each([['error_message'], ['message']])('a failure deep in a task is told by %s', (name) => {
  const { row, facts } = failed({ [name]: 'The VM power state is not acceptable.' })
  expect(row).toMatchObject({ state: 'failed', endedAt: '2026-11-20T10:00:01.000Z' })
  expect(facts.error).toMatchObject({
    detail: 'The VM power state is not acceptable.',
    upstreamCode: '130',
  })
})

test('when it changed is when we saw it change', () => {
  const read = (percent: number) =>
    parseTask({
      task: { id: 'a', state: 'IN_PROGRESS', percent_complete: percent, start_time: begunAt },
    })
  const [ten, more] = [read(10), read(20)]
  if (!ten || !more) throw new Error('They could not be read.')
  const about = { name: 'Move', targets: [], startedBy: null, createdAt: begunAt }
  const first = mapTask(ten, about, 'fed', '2026-11-20T10:00:10.000Z').row
  const same = mapTask(ten, first, 'fed', '2026-11-20T10:00:20.000Z').row
  const moved = mapTask(more, same, 'fed', '2026-11-20T10:00:30.000Z').row
  expect([first, same, moved].map(({ updatedAt }) => updatedAt.slice(17, 19))).toEqual([
    '10',
    '10',
    '30',
  ])
  expect(moved.endedAt).toBeNull()
})
