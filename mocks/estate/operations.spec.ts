import { expect, test } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import type { OperationOrder } from './operations'

const second = 1000
const order: OperationOrder = {
  family: 'data-services',
  region: 'us-west',
  name: 'Restore virtual machine sql-prod-01',
  service: 'backup-and-recovery',
  user: 'oncall-1@example.com',
  durationMs: 30 * second,
  steps: [
    { message: 'Preparing parameters', percent: 10 },
    { message: 'Restoring disk: Hard disk 1', percent: 60 },
  ],
}

test('an operation is initialized, runs with a percentage and log lines, and succeeds', () => {
  const { estate, pass } = createDrivenEstate()
  const operation = estate.startOperation(order)
  expect(operation).toMatchObject({ state: 'INITIALIZED', percent: 0, startedAt: null })
  pass(2 * second)
  expect(operation).toMatchObject({ state: 'RUNNING', percent: 0 })
  pass(20 * second)
  expect(operation).toMatchObject({ state: 'RUNNING', percent: 60 })
  pass(8 * second)
  expect(operation).toMatchObject({
    state: 'SUCCEEDED',
    percent: 100,
    endedAt: estate.now(),
    error: null,
  })
  expect(operation.log.map(({ message }) => message)).toEqual([
    'Task created',
    'Task is running',
    'Preparing parameters',
    'Restoring disk: Hard disk 1',
    'Task succeeded',
  ])
})

test('a failing operation keeps how far it got, and says why and what to do', () => {
  const { estate, pass } = createDrivenEstate()
  const operation = estate.startOperation({
    ...order,
    error: { error: 'No space left.', errorCode: 'NO_SPACE' },
    recommendations: ['Free some space.'],
  })
  pass(30 * second)
  expect(operation).toMatchObject({
    state: 'FAILED',
    healthStatus: 'ERROR',
    percent: 60,
    error: { error: 'No space left.', errorCode: 'NO_SPACE' },
    recommendations: ['Free some space.'],
  })
  expect(operation.error?.traceId).toMatch(/^[\da-f]{32}$/)
})

test('children begin with their parent and know it', () => {
  const { estate, pass } = createDrivenEstate()
  const parent = estate.startOperation({
    ...order,
    children: [{ ...order, name: 'Create volume', durationMs: 5 * second }],
  })
  pass(2 * second)
  const [childId = ''] = parent.childIds
  expect(estate.operations.get(childId)).toMatchObject({
    name: 'Create volume',
    parentId: parent.id,
  })
  pass(28 * second)
  expect(estate.operations.get(childId)?.state).toBe('SUCCEEDED')
})

test('times never run backwards', () => {
  const { estate, pass } = createDrivenEstate()
  const operation = estate.startOperation(order)
  pass(30 * second)
  const { createdAt, startedAt, endedAt, log } = operation
  const times = [createdAt, startedAt, ...log.slice(2).map(({ at }) => at), endedAt]
  expect(times).toEqual(times.toSorted((a, b) => (a ?? 0) - (b ?? 0)))
})

test('one that its agent reports no more about times out, and may come back', () => {
  const { estate, pass } = createDrivenEstate()
  const halt = { state: 'TIMEDOUT', afterStep: 0, message: 'No answer' } as const
  const lost = estate.startOperation({ ...order, halt: { ...halt, forMs: null } })
  const back = estate.startOperation({ ...order, halt: { ...halt, forMs: 60 * second } })
  pass(30 * second)
  expect(lost).toMatchObject({ state: 'TIMEDOUT', healthStatus: 'UNKNOWN', endedAt: null })
  expect(back).toMatchObject({ state: 'TIMEDOUT', percent: 10 })
  pass(60 * second)
  expect(lost.state).toBe('TIMEDOUT')
  expect(back).toMatchObject({ state: 'SUCCEEDED', healthStatus: 'OK' })
  pass(26 * 3_600 * second)
  expect(estate.operations.has(lost.id)).toBe(false)
})

test('a cancelled one ends where it was', () => {
  const { estate, pass } = createDrivenEstate()
  const operation = estate.startOperation({
    ...order,
    halt: { state: 'CANCELLED', afterStep: 0, message: 'Task cancelled' },
  })
  pass(60 * second)
  expect(operation).toMatchObject({ state: 'CANCELLED', percent: 10, error: null })
  expect(operation.endedAt).not.toBeNull()
  expect(operation.log.at(-1)?.message).toBe('Task cancelled')
})

test('a step may leave its health in doubt while it goes on', () => {
  const { estate, pass } = createDrivenEstate()
  const operation = estate.startOperation({
    ...order,
    steps: [{ message: 'Slow', percent: 10, health: 'WARNING' }],
  })
  pass(29 * second)
  expect(operation).toMatchObject({ state: 'RUNNING', healthStatus: 'WARNING' })
})

test('trees go down as far as they like, and are forgotten as a whole', () => {
  const { estate, pass } = createDrivenEstate()
  const leaf = { ...order, name: 'leaf', durationMs: 5 * second }
  const middle = { ...order, name: 'middle', durationMs: 10 * second, children: [leaf] }
  const root = estate.startOperation({ ...order, children: [middle] })
  const known = estate.operations.size
  pass(30 * second)
  expect(estate.operations.size).toBe(known + 2)
  pass(26 * 3_600 * second)
  const names = [...estate.operations.values()].map(({ name }) => name)
  expect(estate.operations.has(root.id)).toBe(false)
  expect(names).not.toContain('middle')
  expect(names).not.toContain('leaf')
})
