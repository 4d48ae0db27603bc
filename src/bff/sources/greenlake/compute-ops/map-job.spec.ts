import { expect, test } from 'vitest'
import { parseItem } from '../../tolerant'
import { mapJob } from './map-job'
import { jobSchema, type WireJob } from './wire'

const wire: WireJob = {
  id: '2b8540fc-f275-48bb-ae4b-bf9a42b6cc91',
  type: 'compute-ops-mgmt/job',
  parentJobId: null,
  name: 'FirmwareUpdate.New',
  resource: { type: 'compute-ops-mgmt/server', id: 'P39886-B21+CZ2410K7D' },
  state: 'RUNNING',
  resultCode: null,
  status: 'Installing component 3 of 9',
  statusDetails: {},
  createdAt: '2026-11-20T09:00:00.278608+00:00',
  updatedAt: '2026-11-20T09:04:09.903588+00:00',
  generation: 6,
}

const read = (changes: Partial<WireJob> = {}) => {
  const record = parseItem(jobSchema, { ...wire, ...changes })
  if (record === null) throw new Error('The job on the wire cannot be read.')
  return record
}
const nameOf = (kind: string, id: string) =>
  kind === 'server' && id === 'P39886-B21+CZ2410K7D' ? 'esx-par-114' : undefined
const mapped = (changes: Partial<WireJob> = {}) =>
  mapJob(read(changes), { sourceId: 'com-eu', region: 'eu-central' }, nameOf)

test('a job under way on a server', () => {
  const { row, facts } = mapped()
  expect(row).toEqual({
    sourceId: 'com-eu',
    id: '2b8540fc-f275-48bb-ae4b-bf9a42b6cc91',
    kind: 'compute-ops-job',
    name: 'Firmware update',
    state: 'running',
    note: 'Installing component 3 of 9',
    progress: { kind: 'unknown' },
    targets: [
      { kind: 'server', sourceId: 'com-eu', id: 'P39886-B21+CZ2410K7D', name: 'esx-par-114' },
    ],
    parentId: null,
    startedBy: null,
    createdAt: '2026-11-20T09:00:00.278Z',
    startedAt: null,
    endedAt: null,
    updatedAt: '2026-11-20T09:04:09.903Z',
  })
  expect(facts).toEqual({
    sourceState: 'RUNNING',
    error: null,
    recommendations: [],
    parameters: [],
    log: [{ at: '2026-11-20T09:04:09.903Z', text: 'Installing component 3 of 9' }],
  })
})

test('a job that waits says for what', () => {
  const waiting = (state: string, status: string | null) => mapped({ state, status }).row.note
  expect(waiting('PENDING', null)).toBe('Waiting for another job on the same resource.')
  expect(waiting('PENDING', 'Pending')).toBe('Waiting for another job on the same resource.')
  expect(waiting('APPROVAL_PENDING', null)).toBe('Waiting for approval.')
  expect(waiting('APPROVAL_PENDING', 'Asked 2 approvers')).toBe('Asked 2 approvers')
})

test('a stalled job has not ended', () => {
  expect(mapped({ state: 'STALLED' }).row).toMatchObject({ state: 'stalled', endedAt: null })
})

test('a failed job tells the reason that its status text gives', () => {
  const { row, facts } = mapped({
    state: 'COMPLETE',
    resultCode: 'FAILURE',
    status: 'The component could not be staged.',
  })
  expect(row).toMatchObject({
    state: 'failed',
    note: 'The component could not be staged.',
    endedAt: '2026-11-20T09:04:09.903Z',
  })
  expect(facts).toMatchObject({
    sourceState: 'COMPLETE, FAILURE',
    error: { title: 'The job failed', detail: 'The component could not be staged.' },
  })
})

test('a failed job without a word says so', () => {
  const { row, facts } = mapped({ state: 'ERROR', status: '' })
  expect(row.note).toBeNull()
  expect(facts.error?.detail).toBe('No reason was given.')
  expect(facts.log).toEqual([])
})

test('a status text that only repeats the state is no note', () => {
  const { row } = mapped({ state: 'COMPLETE', resultCode: 'SUCCESS', status: 'Complete' })
  expect(row.note).toBeNull()
})

test('a complete job that does not tell its result is over all the same', () => {
  expect(mapped({ state: 'COMPLETE' }).row).toMatchObject({
    state: 'unknown',
    endedAt: '2026-11-20T09:04:09.903Z',
  })
})

test('a child knows its parent, a job without resource touches nothing', () => {
  expect(mapped({ parentJobId: 'p1', resource: null }).row).toMatchObject({
    parentId: 'p1',
    targets: [],
  })
})

test('the oldest records lack most members', () => {
  const { row, facts } = mapJob(
    read({ name: null, state: null, status: null, updatedAt: null }),
    { sourceId: 'com-eu', region: null },
    nameOf,
  )
  expect(row).toMatchObject({ name: 'Job', state: 'unknown', updatedAt: row.createdAt })
  expect(facts.sourceState).toBe('Not told')
})

test('what a job was told, in words; of what may hold a secret nothing', () => {
  const { parameters } = mapped({
    jobTemplate: '91159b5e-9eeb-11ec-a9da-00155dc0a0c0',
    jobParams: {
      parallel: false,
      stopOnFailure: true,
      devices: ['a', 'b', 'c'],
      wait_for_power_off_or_reboot_timeout: 4,
      adminPassword: 'canary',
    },
  }).facts
  expect(parameters?.map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'Template: Group firmware update',
    'Servers all at once: no',
    'Stops at the first failure: yes',
    'Servers: 3',
    'Waits for at most: 4 h',
  ])
})

test('the firmware bundle of a job goes by its name and release, by its id while that is not known', () => {
  const bundle = '5cda1141c85546319d00df4de60e6f72'
  const said = (named: boolean) =>
    mapJob(
      read({ jobParams: { bundle_id: bundle } }),
      { sourceId: 'com-eu', region: null },
      (kind, id) => (named && kind === 'bundle' && id === bundle ? 'SPP 2026.07' : undefined),
    ).facts.parameters
  expect(said(true)).toEqual([{ name: 'Firmware bundle', value: 'SPP 2026.07' }])
  expect(said(false)).toEqual([{ name: 'Firmware bundle', value: bundle }])
})
