import { expect, test } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import type { Estate } from './estate'
import { reasonText } from './texts/texts'

const second = 1000
const machineOf = (estate: Estate) => [...estate.machines.keys()][0] ?? ''
const groupOf = (estate: Estate) => {
  const group = [...estate.groups.values()].find(({ machineIds }) => machineIds.length >= 3)
  if (!group) throw new Error('No group has three servers.')
  return group
}

test('a job waits, runs through its stages and ends with a result', () => {
  const { estate, pass } = createDrivenEstate()
  const resourceId = machineOf(estate)
  const job = estate.startJob({
    template: 'inventory',
    resourceId,
    pendingMs: 2 * second,
    durationMs: 10 * second,
    outcome: 'success',
  })
  expect(job).toMatchObject({ state: 'PENDING', resultCode: null, revision: 1 })
  pass(2 * second)
  expect(job).toMatchObject({ state: 'RUNNING', status: 'Collecting inventory' })
  pass(5 * second)
  expect(job).toMatchObject({ state: 'RUNNING', status: 'Processing inventory' })
  pass(5 * second)
  expect(job).toMatchObject({
    state: 'COMPLETE',
    resultCode: 'SUCCESS',
    status: 'Complete',
    updatedAt: estate.now(),
  })
  expect(estate.activities.at(-1)).toMatchObject({
    key: 'GET_FULL_SERVER_INVENTORY_SUCCESSFUL',
    saying: { note: 'jobSuccessful', job: 'inventory' },
    machineId: resourceId,
  })
})

test.each([
  ['failure', 'COMPLETE', 'FAILURE'],
  ['error', 'ERROR', null],
] as const)('a job that ends in %s says why', (outcome, state, resultCode) => {
  const { estate, pass } = createDrivenEstate()
  const resourceId = machineOf(estate)
  const job = estate.startJob({ template: 'iloFirmware', resourceId, durationMs: second, outcome })
  pass(10 * second)
  expect(job).toMatchObject({ state, resultCode, status: reasonText({ why: 'iloNotBack' }) })
})

test('a stalled job moves no more, until it is dismissed', () => {
  const { estate, pass } = createDrivenEstate()
  const job = estate.startJob({
    template: 'collectLog',
    resourceId: machineOf(estate),
    pendingMs: 0,
    durationMs: 30 * second,
    stallMs: 600 * second,
  })
  pass(30 * second)
  expect(job).toMatchObject({ state: 'STALLED', resultCode: null })
  pass(599 * second)
  expect(job.state).toBe('STALLED')
  pass(second)
  expect(job).toMatchObject({ state: 'ERROR', status: 'Dismissed after a stall' })
})

test.each([
  [true, 'RUNNING', null],
  [false, 'COMPLETE', 'DECLINED'],
])('a job that waits for approval, granted: %s', (granted, state, resultCode) => {
  const { estate, pass } = createDrivenEstate()
  const group = groupOf(estate)
  const job = estate.startJob({
    template: 'groupFirmware',
    resourceId: group.id,
    pendingMs: 0,
    durationMs: 60 * second,
    approval: { waitMs: 300 * second, granted },
  })
  pass(299 * second)
  expect(job).toMatchObject({ state: 'APPROVAL_PENDING', status: 'Waiting for approval' })
  pass(2 * second)
  expect(job).toMatchObject({ state, resultCode })
})

test('jobs on one server run one after the other', () => {
  const { estate, pass } = createDrivenEstate()
  const order = {
    template: 'restart',
    resourceId: machineOf(estate),
    pendingMs: 0,
    durationMs: 10 * second,
    outcome: 'success',
  } as const
  const [first, next] = [estate.startJob(order), estate.startJob(order)]
  pass(second)
  expect([first.state, next.state]).toEqual(['RUNNING', 'PENDING'])
  pass(9 * second)
  expect([first.state, next.state]).toEqual(['COMPLETE', 'RUNNING'])
  pass(10 * second)
  expect(next.state).toBe('COMPLETE')
})

test('a group update updates server by server, and fails when one of them does', () => {
  const { estate, pass } = createDrivenEstate()
  const group = groupOf(estate)
  const machineIds = group.machineIds.slice(0, 3)
  const parent = estate.startJob({
    template: 'groupFirmware',
    resourceId: group.id,
    machineIds,
    failing: machineIds.slice(1, 2),
    pendingMs: 0,
    durationMs: 60 * second,
    outcome: 'success',
  })
  const children = () => [...estate.jobs.values()].filter(({ parentId }) => parentId === parent.id)
  pass(second)
  expect(children().map(({ state }) => state)).toEqual(['RUNNING', 'PENDING', 'PENDING'])
  expect(children().map(({ resourceId }) => resourceId)).toEqual(machineIds)
  expect(parent.status).toBe('0 of 3 servers done')
  pass(120 * second)
  expect(children().map(({ resultCode }) => resultCode)).toEqual(['SUCCESS', 'FAILURE', null])
  expect(parent).toMatchObject({ state: 'RUNNING', status: '2 of 3 servers done' })
  pass(60 * second)
  expect(parent).toMatchObject({
    state: 'COMPLETE',
    resultCode: 'FAILURE',
    status: '1 of 3 servers failed',
  })
})

const groupUpdate = (params: Record<string, unknown>, failing: number[] = []) => {
  const { estate, pass } = createDrivenEstate()
  const group = groupOf(estate)
  const machineIds = group.machineIds.slice(0, 3)
  const parent = estate.startJob({
    template: 'groupFirmware',
    resourceId: group.id,
    machineIds,
    failing: failing.map((index) => machineIds[index] ?? ''),
    params,
    pendingMs: 0,
    durationMs: 60 * second,
    outcome: 'success',
  })
  const children = () => [...estate.jobs.values()].filter(({ parentId }) => parentId === parent.id)
  return { pass, parent, children }
}

test('servers of a group are updated side by side where that is asked for', () => {
  const { pass, parent, children } = groupUpdate({ parallel: true, powerOff: true })
  pass(second)
  expect(children().map(({ state }) => state)).toEqual(['RUNNING', 'RUNNING', 'RUNNING'])
  expect(children()[0]?.params).toMatchObject({ parallel: true, power_off: true })
  pass(60 * second)
  expect(parent.resultCode).toBe('SUCCESS')
})

test('after a failure the others are left out where that is asked for', () => {
  const { pass, parent, children } = groupUpdate({ stopOnFailure: true }, [0])
  pass(61 * second)
  expect(children().map(({ resultCode }) => resultCode)).toEqual([
    'FAILURE',
    'DECLINED',
    'DECLINED',
  ])
  expect(parent).toMatchObject({
    resultCode: 'FAILURE',
    status: 'Stopped after a failure, 2 of 3 servers were left out',
  })
})

test('a stop that is requested lets the server in progress finish', () => {
  const { pass, parent, children } = groupUpdate({})
  pass(30 * second)
  parent.stopRequested = true
  pass(31 * second)
  expect(children().map(({ resultCode }) => resultCode)).toEqual([
    'SUCCESS',
    'DECLINED',
    'DECLINED',
  ])
  expect(parent.status).toBe('Stopped on request, 2 of 3 servers were left out')
})

test('a job that is to vanish is gone when it is complete', () => {
  const { estate, pass } = createDrivenEstate()
  const job = estate.startJob({
    template: 'inventory',
    resourceId: machineOf(estate),
    outcome: 'success',
    deleteOnComplete: true,
  })
  pass(120 * second)
  expect(job.state).toBe('COMPLETE')
  expect(estate.jobs.has(job.id)).toBe(false)
})

test('a job needs a server or a group that exists', () => {
  const { estate } = createDrivenEstate()
  expect(() => estate.startJob({ template: 'restart', resourceId: 'nobody' })).toThrow(
    'No server or group has the id nobody.',
  )
})

test('a job that sticks moves no more until it is let go', () => {
  const { estate, pass } = createDrivenEstate()
  const order = { template: 'inventory', resourceId: machineOf(estate), pendingMs: 0 } as const
  const job = estate.startJob({ ...order, durationMs: 10 * second, outcome: 'success' })
  pass(second)
  estate.stick(job.id)
  pass(60 * second)
  expect(job.status).toBe('Collecting inventory')
  estate.unstick(job.id)
  pass(second)
  expect(job.resultCode).toBe('SUCCESS')
})
