import { expect, test } from 'vitest'
import type { TaskState } from '../../contract/task'
import { taskStatus } from '../../contract/task'
import {
  jobResultCodes,
  jobStates,
  operationStates as computeOpsStates,
} from './greenlake/compute-ops/wire'
import { operationStates } from './greenlake/data-services/wire'
import type { TaskWire } from './task-states'
import { jobStateOf, redfishStateOf, taskStateOf, taskStateTables } from './task-states'

const rows: [wire: TaskWire, word: string | null, meaning: TaskState][] = [
  ['computeOpsJob', 'PENDING', 'waiting'],
  ['computeOpsJob', 'APPROVAL_PENDING', 'waiting'],
  ['computeOpsJob', 'RUNNING', 'running'],
  ['computeOpsJob', 'STALLED', 'stalled'],
  ['computeOpsJob', 'ERROR', 'failed'],
  ['computeOpsJob', 'COMPLETE', 'unknown'],
  ['computeOpsResult', 'SUCCESS', 'succeeded'],
  ['computeOpsResult', 'FAILURE', 'failed'],
  ['computeOpsResult', 'DECLINED', 'declined'],
  ['computeOpsOperation', 'INITIALIZED', 'queued'],
  ['computeOpsOperation', 'RUNNING', 'running'],
  ['computeOpsOperation', 'PAUSED', 'waiting'],
  ['computeOpsOperation', 'TIMEDOUT', 'stalled'],
  ['computeOpsOperation', 'SUCCEEDED', 'succeeded'],
  ['computeOpsOperation', 'FAILED', 'failed'],
  ['computeOpsOperation', 'CANCELLED', 'cancelled'],
  ['dataServicesOperation', 'INITIALIZED', 'queued'],
  ['dataServicesOperation', 'RUNNING', 'running'],
  ['dataServicesOperation', 'PAUSED', 'waiting'],
  ['dataServicesOperation', 'SUCCEEDED', 'succeeded'],
  ['dataServicesOperation', 'FAILED', 'failed'],
  ['dataServicesOperation', 'TIMEDOUT', 'stalled'],
  ['dataServicesOperation', 'CANCELLED', 'cancelled'],
  ['dataServicesOperation', 'UNSPECIFIED', 'unknown'],
  ['dualAuthorization', 'PENDING', 'waiting'],
  ['dualAuthorization', 'APPROVED', 'succeeded'],
  ['dualAuthorization', 'CANCELLED', 'cancelled'],
  ['omnistackTask', 'IN_PROGRESS', 'running'],
  ['omnistackTask', 'COMPLETED', 'succeeded'],
  ['omnistackTask', 'FAILED', 'failed'],
  ['omnistackTask', 'ERROR', 'failed'],
  ['redfishTask', 'NEW', 'queued'],
  ['redfishTask', 'PENDING', 'queued'],
  ['redfishTask', 'STARTING', 'running'],
  ['redfishTask', 'RUNNING', 'running'],
  ['redfishTask', 'STOPPING', 'running'],
  ['redfishTask', 'CANCELLING', 'running'],
  ['redfishTask', 'SERVICE', 'running'],
  ['redfishTask', 'SUSPENDED', 'waiting'],
  ['redfishTask', 'INTERRUPTED', 'stalled'],
  ['redfishTask', 'COMPLETED', 'succeeded'],
  ['redfishTask', 'EXCEPTION', 'failed'],
  ['redfishTask', 'KILLED', 'cancelled'],
  ['redfishTask', 'CANCELLED', 'cancelled'],
  ['iloUpdateTask', 'PENDING', 'queued'],
  ['iloUpdateTask', 'INPROGRESS', 'running'],
  ['iloUpdateTask', 'COMPLETE', 'succeeded'],
  ['iloUpdateTask', 'EXPIRED', 'failed'],
  ['iloUpdateTask', 'EXCEPTION', 'failed'],
  ['iloUpdateTask', 'CANCELED', 'cancelled'],
  ['iloUpdateService', 'IDLE', 'unknown'],
  ['iloUpdateService', 'UPLOADING', 'running'],
  ['iloUpdateService', 'VERIFYING', 'running'],
  ['iloUpdateService', 'WRITING', 'running'],
  ['iloUpdateService', 'UPDATING', 'running'],
  ['iloUpdateService', 'PROGRESSING', 'running'],
  ['iloUpdateService', 'COMPLETE', 'succeeded'],
  ['iloUpdateService', 'COMPLETED', 'succeeded'],
  ['iloUpdateService', 'ERROR', 'failed'],
]

test.each(rows)('%s: %s is %s', (wire, word, meaning) => {
  expect(taskStateOf(wire, word)).toBe(meaning)
})

test.each([...new Set(rows.map(([wire]) => wire))])(
  '%s: a word that is new, empty or missing shows as unknown, and as no end',
  (wire) => {
    for (const word of ['HIBERNATED', '', null, 'toString', '__proto__'])
      expect(taskStateOf(wire, word)).toBe('unknown')
    expect(taskStatus.unknown.ended).toBe(false)
  },
)

test('no word of the table goes without a row here', () => {
  const words = Object.entries(taskStateTables).flatMap(([wire, table]) =>
    Object.keys(table).map((word) => `${wire} ${word}`),
  )
  expect(new Set(rows.map(([wire, word]) => `${wire} ${word}`))).toEqual(new Set(words))
})

test('every word that a document names is in the table', () => {
  const known = (wire: TaskWire) =>
    new Set(rows.flatMap(([one, word]) => (one === wire && word !== null ? [word] : [])))
  expect(known('computeOpsJob')).toEqual(new Set(jobStates))
  expect(known('computeOpsResult')).toEqual(new Set(jobResultCodes))
  expect(known('computeOpsOperation')).toEqual(new Set(computeOpsStates))
  expect(known('dataServicesOperation')).toEqual(new Set(operationStates))
})

test('what timed out or stalled has not ended', () => {
  for (const [wire, word] of [
    ['computeOpsJob', 'STALLED'],
    ['computeOpsOperation', 'TIMEDOUT'],
    ['dataServicesOperation', 'TIMEDOUT'],
    ['redfishTask', 'INTERRUPTED'],
  ] as const)
    expect(taskStatus[taskStateOf(wire, word)].ended).toBe(false)
})

test.each([
  ['ERROR', 'FAILURE', 'failed'],
  ['ERROR', 'SUCCESS', 'failed'],
  ['ERROR', 'DECLINED', 'declined'],
  ['COMPLETE', 'SUCCESS', 'succeeded'],
  ['COMPLETE', 'FAILURE', 'failed'],
  ['COMPLETE', 'DECLINED', 'declined'],
  ['COMPLETE', null, 'unknown'],
  ['COMPLETE', 'PARTIAL', 'unknown'],
  ['RUNNING', 'SUCCESS', 'running'],
  ['SUSPENDED', null, 'unknown'],
  [null, null, 'unknown'],
] as const)('a job that says %s with the result %s is %s', (state, result, meaning) => {
  expect(jobStateOf(state, result)).toBe(meaning)
})

test('of all pairs of a job only COMPLETE, SUCCESS is a success', () => {
  const successes = jobStates.flatMap((state) =>
    [...jobResultCodes, null].flatMap((result) =>
      jobStateOf(state, result) === 'succeeded' ? [`${state}, ${result}`] : [],
    ),
  )
  expect(successes).toEqual(['COMPLETE, SUCCESS'])
})

test('a Redfish task that completed in critical health has failed', () => {
  expect(redfishStateOf('COMPLETED', 'CRITICAL')).toBe('failed')
  expect(redfishStateOf('COMPLETED', 'WARNING')).toBe('succeeded')
  expect(redfishStateOf('RUNNING', 'CRITICAL')).toBe('running')
})
