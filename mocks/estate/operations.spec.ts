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
