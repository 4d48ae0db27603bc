import { expect, test } from 'vitest'
import { parseItem } from '../../tolerant'
import { mapOperation } from './map-operation'
import { operationSchema, type WireOperation } from './wire'

const wire: WireOperation = {
  id: '22602690-193a-11ef-b56a-20155d97c234',
  type: 'compute-ops-mgmt/async-operation',
  operationType: 'ADD_DEVICE_TO_GROUP',
  sourceResourceUri: '/compute-ops-mgmt/v1/groups/8a3a2a46-0102-48e2-bdd9-a29ee6909860',
  state: 'RUNNING',
  progressPercent: 40,
  error: null,
  logMessages: [
    { message: 'Checking 3 servers', timestamp: '2026-11-20T09:00:01Z' },
    { message: 'Adding server 2 of 3' },
  ],
  recommendations: [],
  createdAt: '2026-11-20T09:00:00Z',
  startedAt: '2026-11-20T09:00:00.500Z',
  updatedAt: '2026-11-20T09:00:20Z',
}

const mapped = (changes: Partial<WireOperation> = {}) => {
  const record = parseItem(operationSchema, { ...wire, ...changes })
  if (record === null) throw new Error('The operation on the wire cannot be read.')
  return mapOperation(record, { sourceId: 'com-eu', region: null }, (kind) =>
    kind === 'group' ? 'paris-esx' : undefined,
  )
}

test('an operation on a group', () => {
  const { row, facts } = mapped()
  expect(row).toMatchObject({
    kind: 'compute-ops-operation',
    name: 'Add device to group',
    state: 'running',
    note: 'Adding server 2 of 3',
    progress: { kind: 'measured', percent: 40 },
    targets: [{ kind: 'group', id: '8a3a2a46-0102-48e2-bdd9-a29ee6909860', name: 'paris-esx' }],
    startedAt: '2026-11-20T09:00:00.500Z',
    endedAt: null,
  })
  expect(facts.log).toEqual([
    { at: '2026-11-20T09:00:01.000Z', text: 'Checking 3 servers' },
    { at: '2026-11-20T09:00:00.000Z', text: 'Adding server 2 of 3' },
  ])
})

test('it has ended only in a state that is an end', () => {
  const endedAt = '2026-11-20T09:01:00Z'
  expect(mapped({ state: 'TIMEDOUT', endedAt }).row.endedAt).toBeNull()
  expect(mapped({ state: 'SUCCEEDED', endedAt }).row.endedAt).toBe('2026-11-20T09:01:00.000Z')
  expect(mapped({ state: 'SUCCEEDED' }).row.endedAt).toBe('2026-11-20T09:00:20.000Z')
})

test('a failed one tells the error and the id that support asks for', () => {
  const { row, facts } = mapped({
    state: 'FAILED',
    error: {
      httpStatusCode: 409,
      errorCode: 'HPE-GL-COMPUTE_OPS-0500001',
      message: 'The server is in another group.',
      debugId: '5f1e',
    },
    recommendations: ['Remove it from the other group first.'],
  })
  expect(row.note).toBe('The server is in another group.')
  expect(facts).toMatchObject({
    sourceState: 'FAILED',
    error: {
      kind: 'upstream-error',
      detail: 'The server is in another group.',
      upstreamCode: 'HPE-GL-COMPUTE_OPS-0500001',
      supportId: '5f1e',
    },
    recommendations: ['Remove it from the other group first.'],
  })
})

test.each([
  [140, { kind: 'measured', percent: 100 }],
  [-1, { kind: 'measured', percent: 0 }],
  [null, { kind: 'unknown' }],
])('progress %s is %j', (progressPercent, progress) => {
  expect(mapped({ progressPercent }).row.progress).toEqual(progress)
})

test('one that says next to nothing is still a task', () => {
  const { row } = mapped({ operationType: null, sourceResourceUri: null, logMessages: null })
  expect(row).toMatchObject({ name: 'Operation', note: null, targets: [] })
})
