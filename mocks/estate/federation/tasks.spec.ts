import { expect, test } from 'vitest'
import { createDrivenFederation } from './driven-federation'
import { TaskFailure } from './tasks'

test('what a task does is done at its end', () => {
  const { pass, start } = createDrivenFederation()
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
  const { pass, start } = createDrivenFederation({ speed: 5 })
  const task = start({ durationMs: 10_000, finish: () => [] })
  pass(2_000)
  expect(task.state).toBe('COMPLETED')
})

test('a task that cannot begin fails after a second, and does nothing', () => {
  const { pass, start } = createDrivenFederation()
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
  const { pass, start } = createDrivenFederation()
  start({
    durationMs: 1_000,
    finish: () => {
      throw new TypeError('undefined is not a function')
    },
  })
  expect(() => pass(1_000)).toThrow('undefined is not a function')
})

test('no two tasks have the same id, and other estates give the same ones', () => {
  const [one, other] = [createDrivenFederation(), createDrivenFederation()]
  const ids = () => [one, other].map(({ start }) => start({ durationMs: 1, finish: () => [] }).id)
  const [first, second] = [ids(), ids()]
  expect(first[0]).toBe(first[1])
  expect(first[0]).not.toBe(second[0])
})
