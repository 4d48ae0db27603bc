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
  const task: MirroredTask = mapTask(record, about, {
    sourceId: 'fed-paris',
    held: null,
    at: begunAt,
  })
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
  const at = '2026-11-20T10:00:05.000Z'
  return mapTask(record, about, { sourceId: 'fed-paris', held: null, at })
}

test.each([['error_message'], ['message']])('a failure deep in a task is told by %s', (name) => {
  const { row, facts } = failed({ [name]: 'The VM power state is not acceptable.' })
  expect(row).toMatchObject({ state: 'failed', endedAt: '2026-11-20T10:00:01.000Z' })
  expect(facts.error).toMatchObject({
    detail: 'The VM power state is not acceptable.',
    upstreamCode: '130',
  })
})

/** A task as it was read at each tenth second, one record after the other. */
const readInTurn = (...records: Record<string, unknown>[]) =>
  records.reduce<MirroredTask[]>((tasks, told, place) => {
    const record = parseTask({ task: { id: 'a', state: 'IN_PROGRESS', ...told } })
    if (!record) throw new Error('It could not be read.')
    const about = { name: 'Move', targets: [], startedBy: null, createdAt: begunAt }
    const at = new Date(Date.parse(begunAt) + (place + 1) * 10 * second).toISOString()
    return [...tasks, mapTask(record, about, { sourceId: 'fed', held: tasks.at(-1) ?? null, at })]
  }, [])
const secondOf = (iso: string) => Number(iso.slice(17, 19))

test('when it changed is when we saw it change', () => {
  const tasks = readInTurn(
    { percent_complete: 10 },
    { percent_complete: 10 },
    { percent_complete: 20 },
    {},
    { message: 'Copying.' },
  )
  expect(tasks.map(({ row }) => secondOf(row.updatedAt))).toEqual([10, 10, 30, 30, 50])
  expect(tasks.at(-1)?.row.endedAt).toBeNull()
})

test('a line stands in its log since it was first told, and nothing of it is written twice', () => {
  const tasks = readInTurn({}, { message: 'Copying.' }, { message: 'Copying.' })
  expect(tasks.map(({ facts }) => facts.log.map(({ at }) => secondOf(at)))).toEqual([
    [],
    [20],
    [20],
  ])
  expect(tasks[2]).toEqual(tasks[1])
})
