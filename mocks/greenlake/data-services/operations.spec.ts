import { expect, test } from 'vitest'
import type { OperationOrder } from '../../estate/operations'
import type { Listed } from '../signed-in'
import { createRegion, workspaceId } from '../signed-in'

const path = '/data-services/v1beta1/async-operations'
const order: OperationOrder = {
  family: 'data-services',
  region: 'eu-central',
  name: "Create Datastore: 'vmfs-7'",
  service: 'private-cloud-business-edition',
  user: 'oncall-1@example.com',
  durationMs: 40_000,
  steps: [{ message: 'Attempting to create the datastore', percent: 70 }],
}

test('a task runs: nanoseconds, a root that is itself, a name that only displayName spells well', async () => {
  const { estate, pass, read } = createRegion()
  const { id } = estate.startOperation(order)
  pass(30_000)
  expect(await read(`${path}/${id}`)).toMatchObject({
    id,
    type: 'task',
    customerId: workspaceId,
    displayName: "Create Datastore: 'vmfs-7'",
    name: "Create-Datastore: '%!s(MISSING)'vmfs-7",
    state: 'RUNNING',
    progressPercent: 70,
    createdAt: expect.stringMatching(/\.\d{9}Z$/),
    endedAt: null,
    parent: null,
    rootOperation: { id, name: '' },
    error: null,
  })
})

test('spring 2024 had other names: tasks above and below, the source as a reference', async () => {
  const { estate, pass, read } = createRegion({ operationsWire: 'march-2024' })
  const { id } = estate.startOperation({
    ...order,
    sourceUri: '/virtualization/v1beta1/virtual-machines/vm-1',
    resources: [{ name: 'web-1', uri: '/virtualization/v1beta1/virtual-machines/vm-1', type: 'x' }],
    children: [{ ...order, name: 'Create volume' }],
  })
  pass(41_000)
  const task = await read<Record<string, unknown>>(`${path}/${id}`)
  expect(task).toMatchObject({
    parentTask: null,
    rootTask: { id, name: '' },
    childTasks: [{ name: 'Create volume', type: 'task', resourceUri: expect.any(String) }],
    subtreeTaskCount: 1,
    sourceResource: {
      name: 'web-1',
      resourceUri: '/api/v1/virtual-machines/vm-1',
      type: 'Virtual machine',
    },
  })
  expect(task['logMessages']).toContainEqual({
    message: 'Task succeeded',
    timestampAt: expect.any(String),
  })
  for (const today of ['parent', 'rootOperation', 'hasChildOperations', 'sourceResourceUri'])
    expect(task).not.toHaveProperty(today)
})

test('a task waits where a person must act, and tells where', async () => {
  const { estate, pass, read } = createRegion()
  const { id } = estate.startOperation({
    ...order,
    halt: {
      state: 'PAUSED',
      afterStep: 0,
      forMs: 60_000,
      message: 'Waiting for a decision',
      consoleUri: '/data-services/tasks',
    },
  })
  pass(39_000)
  expect(await read(`${path}/${id}`)).toMatchObject({
    state: 'PAUSED',
    endedAt: null,
    additionalDetails: { consoleUri: '/data-services/tasks' },
  })
  pass(70_000)
  const ended = await read(`${path}/${id}`)
  expect(ended).toMatchObject({ state: 'SUCCEEDED' })
  expect(ended).not.toHaveProperty('additionalDetails')
})

test('a reconfiguration has an end while it still runs', async () => {
  const { estate, pass, read } = createRegion()
  const { id } = estate.startOperation({ ...order, name: 'Reconfigure virtual machine web-01' })
  pass(30_000)
  expect(await read(`${path}/${id}`)).toMatchObject({
    state: 'RUNNING',
    endedAt: expect.any(String),
  })
})

test('children are found by their parent; the tree counts its descendants', async () => {
  const { estate, pass, read } = createRegion()
  const parent = estate.startOperation({
    ...order,
    children: [{ ...order, name: 'Create volume' }],
  })
  pass(2000)
  const { items } = await read<Listed>(path, { filter: `parent/id eq '${parent.id}'` })
  expect(items).toEqual([
    expect.objectContaining({
      displayName: 'Create volume',
      parent: expect.objectContaining({ id: parent.id }),
      rootOperation: expect.objectContaining({ id: parent.id }),
    }),
  ])
  expect(await read(`${path}/${parent.id}`)).toMatchObject({
    hasChildOperations: true,
    subtreeOperationCount: 1,
  })
})

test('a failed task tells its error in the older shape, and what to do', async () => {
  const { estate, pass, read } = createRegion()
  const { id } = estate.startOperation({
    ...order,
    error: { error: 'No space left.', errorCode: 'NO_SPACE' },
    recommendations: ['Free some space.'],
  })
  pass(40_000)
  expect(await read(`${path}/${id}`)).toMatchObject({
    state: 'FAILED',
    healthStatus: 'ERROR',
    error: { error: 'No space left.', errorCode: 'NO_SPACE', traceId: expect.any(String) },
    recommendations: [{ message: 'Free some space.' }],
  })
})

test('the log is a window: the newest sixteen lines', async () => {
  const { estate, pass, read } = createRegion()
  const steps = Array.from({ length: 30 }, (_, line) => ({
    message: `line ${line}`,
    percent: line,
  }))
  const { id } = estate.startOperation({ ...order, steps })
  pass(39_000)
  const { logMessages } = await read<{ logMessages: { message: string }[] }>(`${path}/${id}`)
  expect(logMessages).toHaveLength(16)
  expect(logMessages.at(-1)?.message).toBe('line 29')
})

test('tasks of one service, newest first, as the guides ask for them', async () => {
  const { estate, read } = createRegion()
  const { id } = estate.startOperation(order)
  const page = await read<Listed>(path, {
    filter: `'private-cloud-business-edition' in services and state eq INITIALIZED`,
    sort: 'createdAt desc',
  })
  expect(page.items[0]).toMatchObject({ id })
})
