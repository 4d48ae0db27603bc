import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { taskStatus } from '../../contract/task'
import { mapJob } from './greenlake/compute-ops/map-job'
import { mapOperation as mapComputeOps } from './greenlake/compute-ops/map-operation'
import { jobSchema, operationSchema as computeOpsSchema } from './greenlake/compute-ops/wire'
import { mapOperation } from './greenlake/data-services/map'
import { operationSchema } from './greenlake/data-services/wire'
import { flashState, isFlashing } from './ilo/tasks/map-flash'
import { parseFlash } from './ilo/tasks/wire'
import { mapTask, parseTask } from './omnistack/task'
import type { TaskWire } from './task-states'
import { taskStateOf, taskStateTables } from './task-states'
import { parseItem } from './tolerant'

/** What vendors' documents name and live systems were recorded to send, from the wire to a task's state. */

const specs = process.env['SPECS_DIR'] ?? '../shared/openapi'
const samples = process.env['SAMPLES_DIR'] ?? '../shared/samples'
const read = (folder: string, path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'))
const recorded = (path: string): unknown => read(samples, path)
const origin = { sourceId: 'eu', region: 'eu' }
const nameless = () => undefined

test.skipIf(!existsSync(specs)).each<[TaskWire, string, string]>([
  ['computeOpsJob', 'compute-ops', 'components.schemas.jobState.enum'],
  [
    'computeOpsResult',
    'compute-ops',
    'components.schemas.job-v1.properties.resultCode.oneOf.1.enum',
  ],
  ['computeOpsOperation', 'compute-ops', 'components.schemas.asyncOperationState.enum'],
  [
    'dualAuthorization',
    'data-services',
    'components.schemas.Dual-Auth-OperationPatch.properties.state.enum',
  ],
  ['omnistackTask', 'omnistack.swagger2', 'definitions.TaskMO.properties.state.enum'],
])('%s: no state of the document %s goes without a meaning', (wire, file, path) => {
  const states: string[] = path
    .split('.')
    .reduce((inner, member) => inner?.[member], read(specs, `${file}.json`))
  expect(states.length).toBeGreaterThan(1)
  expect(Object.keys(taskStateTables[wire])).toEqual(expect.arrayContaining(states))
})

const statesOf = (wire: TaskWire) => Object.keys(taskStateTables[wire])
const at = '2026-11-20T10:00:00Z'

/** Data Services, in spring 2024 and since (data-services facts.md 6). */
const dataServices = {
  'spring 2024': {
    parentTask: { id: 'above', name: 'Deploy', resourceUri: '/a/above', type: 'task' },
    sourceResource: { name: 'erp-03', resourceUri: '/virtual-machines/vm-3', type: 'VM' },
    logMessages: [{ message: 'Task created', timestampAt: at }],
  },
  today: {
    parent: { id: 'above', name: 'Deploy', resourceUri: '/a/above', type: 'task' },
    sourceResourceUri: '/virtualization/v1beta1/virtual-machines/vm-3',
    logMessages: [{ message: 'Task created', timestamp: at }],
  },
}

test.each(
  (['spring 2024', 'today'] as const).flatMap((generation) =>
    statesOf('dataServicesOperation').map((state) => [generation, state] as const),
  ),
)('an async-operation of Data Services on the wire of %s: %s', (generation, state) => {
  const wire = { ...dataServices[generation], id: 'op', state, progressPercent: 40, createdAt: at }
  const record = parseItem(operationSchema, wire)
  if (!record) throw new Error('It could not be read.')
  const { row, facts } = mapOperation(record, origin, nameless)
  expect(row).toMatchObject({
    state: taskStateOf('dataServicesOperation', state),
    progress: { kind: 'measured', percent: 40 },
    parentId: 'above',
    note: 'Task created',
  })
  expect(row.endedAt === null).toBe(!taskStatus[row.state].ended)
  expect(facts).toMatchObject({ sourceState: state, log: [{ at: '2026-11-20T10:00:00.000Z' }] })
})

/** compute-ops v1, and v1beta1, which does not tell what an operation does (compute-ops facts.md 5.2). */
test.each(
  (
    [
      ['v1', { operationType: 'ADD_DEVICE_TO_GROUP' }],
      ['v1beta1', {}],
    ] as const
  ).flatMap(([version, more]) =>
    statesOf('computeOpsOperation').map((state) => [version, state, more] as const),
  ),
)('an async-operation of compute-ops %s: %s', (_version, state, more) => {
  const wire = { ...more, id: 'op', state, progressPercent: 40, createdAt: at, updatedAt: at }
  const record = parseItem(computeOpsSchema, wire)
  if (!record) throw new Error('It could not be read.')
  const { row } = mapComputeOps(record, origin, nameless)
  expect(row).toMatchObject({
    state: taskStateOf('computeOpsOperation', state),
    progress: { kind: 'measured', percent: 40 },
  })
  expect(row.endedAt === null).toBe(!taskStatus[row.state].ended)
})

test.skipIf(!existsSync(samples)).each([
  ['gen1.csp-instance-create.succeeded', 'succeeded', 100],
  ['gen1.csp-instance-terminate.succeeded', 'succeeded', 100],
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

test.skipIf(!existsSync(samples)).each([5, 6, 7])(
  'the recorded update service of an iLO %i is idle: nothing is flashed, and no task is made of it',
  (generation) => {
    const flash = parseFlash('/u', read(samples, `ilo/ilo${generation}-updateservice.json`))
    if (!flash) throw new Error('It could not be read.')
    expect([flashState(flash), isFlashing(flash)]).toEqual(['unknown', false])
  },
)
