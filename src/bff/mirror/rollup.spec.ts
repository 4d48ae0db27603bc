import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Task, TaskTarget } from '../../contract/task'
import { taskStates, taskStatus } from '../../contract/task'
import { aTask } from '../testing/entities'
import { countChildren, joinTargets, withChildren } from './rollup'

const task = (row: Partial<Task> = {}): Task => ({
  ...aTask(row).row,
  stalledSince: null,
  usualSilenceMs: null,
})
const target = (id: string | null, name = 'x'): TaskTarget => ({
  kind: 'server',
  sourceId: 'us-west',
  id,
  name,
})

test.each([
  ['no child', [], { done: 0, total: 0, failed: 0 }],
  ['one that runs', ['running'], { done: 0, total: 1, failed: 0 }],
  [
    'one of each end',
    ['succeeded', 'failed', 'cancelled', 'declined', 'lost'],
    { done: 5, total: 5, failed: 2 },
  ],
  [
    'some under way',
    ['waiting', 'stalled', 'unknown', 'succeeded'],
    { done: 1, total: 4, failed: 0 },
  ],
] as const)('the count of %s', (_what, states, count) => {
  expect(countChildren(states.map((state) => task({ state })))).toEqual({
    kind: 'counted',
    ...count,
  })
})

test('a count never passes its end, and failures are among what is done', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...taskStates)), (states) => {
      const progress = countChildren(states.map((state) => task({ state })))
      if (progress.kind !== 'counted') throw new Error('It is not a count.')
      expect(progress.total).toBe(states.length)
      expect(progress.done).toBe(states.filter((state) => taskStatus[state].ended).length)
      expect(progress.failed).toBeLessThanOrEqual(progress.done)
    }),
  )
})

test('a parent with a measure of its own keeps it', () => {
  const parent = task({ progress: { kind: 'measured', percent: 40 } })
  expect(withChildren(parent, [task({ state: 'succeeded' })]).progress).toEqual(parent.progress)
})

test('a parent touches what its children touch, each once, its own first', () => {
  const parent = task({ targets: [target('group')] })
  const children = [task({ targets: [target('a')] }), task({ targets: [target('a'), target('b')] })]
  expect(withChildren(parent, children).targets.map(({ id }) => id)).toEqual(['group', 'a', 'b'])
})

test('what has no id is told apart by its name', () => {
  const targets = joinTargets([
    task({ targets: [target(null, 'x'), target(null, 'y'), target(null, 'x')] }),
  ])
  expect(targets.map(({ name }) => name)).toEqual(['x', 'y'])
})

test('a thousand children do not make a thousand targets', () => {
  const children = Array.from({ length: 1000 }, (_, index) =>
    task({ targets: [target(`s${index}`)] }),
  )
  expect(joinTargets(children)).toHaveLength(50)
})
