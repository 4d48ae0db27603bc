import { expect, test } from 'vitest'
import { createDrivenEstate } from '../driven-estate'
import type { TaskOrder } from './tasks'
import { startTask, TaskFailure } from './tasks'

const open = (options: { speed?: number } = {}) => {
  const { estate, pass } = createDrivenEstate(options)
  const [federation] = estate.federations
  if (!federation) throw new Error('The estate has no federation.')
  const start = (order: TaskOrder) =>
    estate.act((course, at) => startTask(course, at, federation, 'host', order))
  return { estate, pass, federation, start }
}

test('what a task does is done at its end', () => {
  const { pass, start } = open()
  const done: string[] = []
  const task = start({
    durationMs: 10_000,
    begin: () => void done.push('begun'),
    finish: () => {
      done.push('finished')
      return [{ type: 'policy', id: 'gold' }]
    },
  })
  pass(9_999)
  expect([done, task.state]).toEqual([['begun'], 'IN_PROGRESS'])
  pass(1)
  expect([done, task.state]).toEqual([['begun', 'finished'], 'COMPLETED'])
  expect(task.affected).toEqual([{ type: 'policy', id: 'gold' }])
})

test('in an estate of five times the speed it takes a fifth', () => {
  const { pass, start } = open({ speed: 5 })
  const task = start({ durationMs: 10_000, finish: () => [] })
  pass(2_000)
  expect(task.state).toBe('COMPLETED')
})

test('a task that cannot begin fails after a second, and does nothing', () => {
  const { pass, start } = open()
  const task = start({
    durationMs: 10_000,
    begin: () => {
      throw new TaskFailure(130, 'The VM power state is not acceptable.')
    },
    finish: () => {
      throw new Error('must not be reached')
    },
  })
  pass(10_000)
  expect(task).toMatchObject({
    state: 'FAILED',
    error: { code: 130 },
    endedAt: task.startedAt + 1_000,
  })
})

test('a mistake of the simulation is no failure of a task', () => {
  const { pass, start } = open()
  start({
    durationMs: 1_000,
    finish: () => {
      throw new TypeError('undefined is not a function')
    },
  })
  expect(() => pass(1_000)).toThrow('undefined is not a function')
})

test('no two tasks have the same id, and other estates give the same ones', () => {
  const [one, other] = [open(), open()]
  const ids = () => [one, other].map(({ start }) => start({ durationMs: 1, finish: () => [] }).id)
  const [first, second] = [ids(), ids()]
  expect(first[0]).toBe(first[1])
  expect(first[0]).not.toBe(second[0])
})
