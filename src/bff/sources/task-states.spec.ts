import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TaskState } from '../../contract/task'
import { taskStatus } from '../../contract/task'
import { mapJob } from './greenlake/compute-ops/map-job'
import {
  jobResultCodes,
  jobSchema,
  jobStates,
  operationStates as computeOpsStates,
} from './greenlake/compute-ops/wire'
import { mapOperation } from './greenlake/data-services/map'
import { operationSchema, operationStates } from './greenlake/data-services/wire'
import { mapTask, parseTask } from './omnistack/task'
import type { TaskWire } from './task-states'
import { jobStateOf, redfishStateOf, taskStateOf, taskStateTables } from './task-states'
import { parseItem } from './tolerant'

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

const samples = process.env['SAMPLES_DIR'] ?? '../shared/samples'
const recorded = (path: string): unknown => JSON.parse(readFileSync(join(samples, path), 'utf8'))
const origin = { sourceId: 'eu', region: 'eu' }
const nameless = () => undefined

test.skipIf(!existsSync(samples)).each([
  ['gen1.csp-instance-create.succeeded', 'succeeded', 100],
  ['gen1.datastore-provision.succeeded', 'succeeded', 100],
  ['gen1.vm-provision.1-running-40pct', 'running', 40],
  ['gen1.vm-provision.2-succeeded', 'succeeded', 100],
  ['gen2.datastore-create.1-running-0pct', 'running', 0],
  ['gen2.datastore-create.2-running-70pct', 'running', 70],
  ['gen2.datastore-create.3-succeeded', 'succeeded', 100],
  ['gen2.vm-reconfigure.succeeded', 'succeeded', 100],
] as const)('recorded async-operation %s is %s at %i %%', (name, state, percent) => {
  const record = parseItem(operationSchema, recorded(`data-services/async-op.${name}.json`))
  if (!record) throw new Error('It could not be read.')
  const { row } = mapOperation(record, origin, nameless)
  expect(row).toMatchObject({ state, progress: { kind: 'measured', percent } })
  expect(row.endedAt === null).toBe(!taskStatus[state].ended)
})

test.skipIf(!existsSync(samples)).each([
  ['v1', 'succeeded'],
  ['v1beta2', 'unknown'],
  ['v1beta3', 'succeeded'],
] as const)(
  'a recorded compute-ops job (%s) that is complete has ended as its result says',
  (version, state) => {
    const body = recorded(`compute-ops/job-${version}-group-firmware-compliance-complete.json`)
    const record = parseItem(jobSchema, body)
    if (!record) throw new Error('It could not be read.')
    const { row } = mapJob(record, origin, nameless)
    expect(row).toMatchObject({ state, progress: { kind: 'unknown' } })
    expect(row.endedAt).not.toBeNull()
  },
)

test.skipIf(!existsSync(samples)).each([
  ['task.in-progress', 'running', null],
  ['task.failed', 'failed', 'The VM power state is not acceptable.'],
] as const)('recorded OmniStack %s is %s', (name, state, note) => {
  const record = parseTask(recorded(`omnistack/${name}.json`))
  if (!record) throw new Error('It could not be read.')
  const about = {
    name: 'Back up',
    targets: [],
    startedBy: 'ines',
    createdAt: record.start_time ?? '',
  }
  const now = '2016-05-09T20:38:00.000Z'
  const { row } = mapTask(record, about, { sourceId: 'fed', held: null, at: now })
  expect(row).toMatchObject({ state, note, progress: { kind: 'unknown' } })
})
