import { expect, test } from 'vitest'
import { parseItem } from '../../tolerant'
import { mapOperation, parentOf } from './map'
import { operationSchema, type WireOperation } from './wire'

const self = '/data-services/v1beta1/async-operations/be55685c-f84f-4ad5-a3d1-2d7692ed47b1'

const wire: WireOperation = {
  id: 'be55685c-f84f-4ad5-a3d1-2d7692ed47b1',
  type: 'task',
  name: "Create-Datastore: '%!s(MISSING)'par-ds19",
  displayName: "Create Datastore: 'par-ds19'",
  state: 'RUNNING',
  healthStatus: 'OK',
  progressPercent: 70,
  createdAt: '2026-11-20T09:42:46.443256231Z',
  updatedAt: '2026-11-20T09:42:54.104707315Z',
  startedAt: '2026-11-20T09:42:46.443256695Z',
  endedAt: null,
  suggestedPollingIntervalSeconds: 30,
  logMessages: [
    { message: 'Create Datastore task is created', timestamp: '2026-11-20T09:42:46.44326043Z' },
    { message: 'Attempting to create the datastore', timestamp: '2026-11-20T09:42:50.15339285Z' },
  ],
  error: null,
  recommendations: [],
  parent: null,
  rootOperation: {
    id: 'be55685c-f84f-4ad5-a3d1-2d7692ed47b1',
    name: '',
    resourceUri: self,
    type: 'task',
  },
  hasChildOperations: true,
  subtreeOperationCount: 2,
  associatedResources: [],
  sourceResourceUri: null,
  services: ['private-cloud-business-edition'],
  userId: 'p.martin@example.com',
  generation: 5,
}

const read = (changes: Partial<WireOperation> = {}) =>
  parseItem(operationSchema, { ...wire, ...changes })
const mapped = (changes: Partial<WireOperation> = {}) => {
  const record = read(changes)
  if (record === null) throw new Error('The operation on the wire cannot be read.')
  return mapOperation(record, { sourceId: 'ds-eu', region: null }, (kind, id) =>
    kind === 'vm' && id === 'c6f1518f' ? 'db-par-012' : undefined,
  )
}

test('an operation under way', () => {
  const { row, facts } = mapped()
  expect(row).toEqual({
    sourceId: 'ds-eu',
    id: 'be55685c-f84f-4ad5-a3d1-2d7692ed47b1',
    kind: 'data-services-operation',
    name: "Create Datastore: 'par-ds19'",
    state: 'running',
    note: 'Attempting to create the datastore',
    progress: { kind: 'measured', percent: 70 },
    targets: [],
    parentId: null,
    startedBy: 'p.martin',
    createdAt: '2026-11-20T09:42:46.443Z',
    startedAt: '2026-11-20T09:42:46.443Z',
    endedAt: null,
    updatedAt: '2026-11-20T09:42:54.104Z',
  })
  expect(facts).toEqual({
    sourceState: 'RUNNING',
    error: null,
    recommendations: [],
    parameters: [{ name: 'Services', value: 'private-cloud-business-edition' }],
    log: [
      { at: '2026-11-20T09:42:46.443Z', text: 'Create Datastore task is created' },
      { at: '2026-11-20T09:42:50.153Z', text: 'Attempting to create the datastore' },
    ],
  })
})

test('an end that is set while it still runs is no end', () => {
  const endedAt = '2026-11-20T09:42:53.558031307Z'
  expect(mapped({ endedAt }).row).toMatchObject({ state: 'running', endedAt: null })
  expect(mapped({ endedAt, state: 'SUCCEEDED' }).row.endedAt).toBe('2026-11-20T09:42:53.558Z')
  expect(mapped({ state: 'CANCELLED' }).row.endedAt).toBe('2026-11-20T09:42:54.104Z')
})

test('running with a warning is told as that', () => {
  expect(mapped({ healthStatus: 'WARNING' }).facts.sourceState).toBe('RUNNING, WARNING')
})

test('a failed one gives the reason, the id that support asks for, and how to fix it', () => {
  const { row, facts } = mapped({
    state: 'FAILED',
    error: {
      error: 'The protection store is offline.',
      errorCode: 'HPE_GL_BACKUP_STORE_OFFLINE',
      traceId: '18e7b6adf90315de57f2b177652e3649',
    },
    recommendations: [{ message: 'Bring the store online.' }, { message: '' }],
  })
  expect(row.note).toBe('The protection store is offline.')
  expect(facts).toMatchObject({
    error: {
      kind: 'upstream-error',
      detail: 'The protection store is offline.',
      upstreamCode: 'HPE_GL_BACKUP_STORE_OFFLINE',
      supportId: '18e7b6adf90315de57f2b177652e3649',
    },
    recommendations: ['Bring the store online.'],
  })
})

test('what it touches, each once, by the name that the VM list knows', () => {
  const vm = '/virtualization/v1beta1/virtual-machines/c6f1518f'
  const { targets } = mapped({
    sourceResourceUri: vm,
    associatedResources: [
      { resourceUri: vm, type: 'virtualization/virtual-machine' },
      {
        resourceUri: '/backup-recovery/v1beta1/protection-stores/501a',
        name: 'Store 1',
        type: 'x',
      },
      { resourceUri: '', name: '', type: '' },
    ],
  }).row
  expect(targets).toEqual([
    { kind: 'vm', sourceId: 'ds-eu', id: 'c6f1518f', name: 'db-par-012' },
    { kind: 'other', sourceId: 'ds-eu', id: '501a', name: 'Store 1' },
  ])
})

test.each([
  [{ id: 'p1', resourceUri: '/x/async-operations/p1' }, 'p1'],
  [{ resourceUri: '/data-services/v1beta1/async-operations/p1' }, 'p1'],
  [{ id: '', name: '', resourceUri: '', type: '' }, null],
  [null, null],
])('the parent %j is %j', (parent, id) => {
  const record = read({ parent })
  expect(record && parentOf(record)).toBe(id)
})

test('the shape of spring 2024 is the same task', () => {
  const { parent: _parent, sourceResourceUri: _uri, logMessages: _log, ...common } = wire
  const record = parseItem(operationSchema, {
    ...common,
    parentTask: { resourceUri: '/data-services/v1beta1/async-operations/p1', type: 'task' },
    rootTask: { id: wire.id, name: '', resourceUri: self, type: 'task' },
    childTasks: [{ name: 'child', resourceUri: '/x', type: 'task' }],
    subtreeTaskCount: 1,
    sourceResource: {
      name: 'par-ds19',
      resourceUri: '/virtualization/v1beta1/datastores/ff5a',
      type: 'Datastore',
    },
    logMessages: [{ message: 'Task created', timestampAt: '2026-11-20T09:42:46.44326043Z' }],
  })
  if (record === null) throw new Error('The older shape must be readable.')
  const { row, facts } = mapOperation(record, { sourceId: 'ds-eu', region: null }, () => undefined)
  expect(row).toMatchObject({
    parentId: 'p1',
    targets: [{ kind: 'other', id: 'ff5a', name: 'par-ds19' }],
  })
  expect(facts.log).toEqual([{ at: '2026-11-20T09:42:46.443Z', text: 'Task created' }])
})

test('a poll with few members selected is dated by when it started', () => {
  const { createdAt: _, ...selected } = wire
  expect(parseItem(operationSchema, selected)?.createdAt).toBe('2026-11-20T09:42:46.443Z')
  expect(parseItem(operationSchema, { id: 'a', state: 'RUNNING' })).toBeNull()
})

test.each([
  ['', null],
  [null, null],
  ['6d1f-uuid', '6d1f-uuid'],
  ['operator@example.com', 'operator'],
])('of the initiator %j only %j is shown', (userId, startedBy) => {
  expect(mapped({ userId }).row.startedBy).toBe(startedBy)
})
