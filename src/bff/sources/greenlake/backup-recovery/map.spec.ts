import { expect, test } from 'vitest'
import { parseItem } from '../../tolerant'
import { mapBackup } from './map'
import { backupSchema, backupStates, type WireBackup } from './wire'

const wire: WireBackup = {
  id: 'b1',
  type: 'backup-recovery/virtual-machine-backup',
  name: 'On-Premises_Protection_Store_20261120',
  pointInTime: '2026-11-20T00:00:03.5Z',
  createdAt: '2026-11-20T00:06:00Z',
  expiresAt: '2026-11-23T00:00:03.5Z',
  lockedUntil: '2026-11-21T00:00:03.5Z',
  backupType: 'BACKUP',
  consistency: 'APPLICATION',
  state: 'OK',
  stateReason: '',
  status: 'OK',
  protectionStoreInfo: { id: 's1', name: 'par-store-1', protectionStoreType: 'ON_PREMISES' },
  scheduleInfo: { scheduleId: 2, name: 'Daily', recurrence: 'DAILY' },
  backupSetsInfo: [
    { backups: [{ sizeInMib: 1024 }, { sizeInMib: 512 }] },
    { backups: [{ sizeInMib: 1 }] },
  ],
}

const row = (changes: Partial<WireBackup> = {}) => {
  const record = parseItem(backupSchema, { ...wire, ...changes })
  if (record === null) throw new Error('The backup on the wire cannot be read.')
  return mapBackup(record, 'vm1', { sourceId: 'ds-eu', region: null }).row
}

test('a good backup', () => {
  expect(row()).toEqual({
    sourceId: 'ds-eu',
    id: 'b1',
    vmId: 'vm1',
    name: 'On-Premises_Protection_Store_20261120',
    at: '2026-11-20T00:00:03.500Z',
    state: 'good',
    sourceState: 'OK',
    reason: null,
    origin: 'policy',
    destination: 'par-store-1',
    sizeBytes: 1537 * 1024 * 1024,
    consistency: 'Application-consistent',
    expiresAt: '2026-11-23T00:00:03.500Z',
    lockedUntil: '2026-11-21T00:00:03.500Z',
  })
})

test.each([
  ['OK', 'OK', 'good'],
  ['OK', null, 'good'],
  ['OK', 'WARNING', 'degraded'],
  ['OK', 'ERROR', 'failed'],
  ['OK', 'PENDING', 'unknown'],
  ['ERROR', 'ERROR', 'failed'],
  ['ERROR', 'OK', 'failed'],
  ['CREATING', 'OK', 'running'],
  ['DELETING', 'OK', 'deleting'],
  ['DELETE_PENDING', 'OK', 'deleting'],
  ['PENDING_DELETE_APPROVAL', 'OK', 'deleting'],
  ['UPDATING', 'OK', 'good'],
  ['REFRESHING', 'OK', 'good'],
  ['IN_USE_FOR_RESTORE', 'OK', 'good'],
  ['MOUNTED', 'OK', 'good'],
  ['IN_USE', 'WARNING', 'degraded'],
  ['INDEXING', 'OK', 'good'],
  ['ARCHIVING', 'OK', 'unknown'],
  [null, 'OK', 'unknown'],
] as const)('state %s with status %s is %s', (state, status, expected) => {
  expect(row({ state, status }).state).toBe(expected)
})

test('every documented state is known', () => {
  for (const state of backupStates) expect(row({ state }).state).not.toBe('unknown')
})

test('state and status are told in the words of the source, with its reason', () => {
  expect(
    row({ state: 'OK', status: 'WARNING', stateReason: 'One disk was skipped.' }),
  ).toMatchObject({
    sourceState: 'OK, WARNING',
    reason: 'One disk was skipped.',
  })
  expect(row({ state: null, stateReason: 'OK' })).toMatchObject({ sourceState: null, reason: null })
})

test.each([
  ['CRASH', 'Crash-consistent'],
  ['APPLICATION', 'Application-consistent'],
  ['CRASH_CONSISTENT_ON_FAILURE', 'Crash-consistent after failure'],
  ['FILE_SYSTEM', 'File system'],
  ['', null],
])('consistency %s is said as %j', (consistency, said) => {
  expect(row({ consistency }).consistency).toBe(said)
})

test('a copy without a schedule was made by hand', () => {
  expect(row({ scheduleInfo: null }).origin).toBe('manual')
  expect(row({ scheduleInfo: { name: 'Daily' } }).origin).toBe('policy')
})

test('the size is the sum of its sets, in the older unit too; none told is none', () => {
  expect(
    row({ backupSetsInfo: [{ backups: [{ sizeInBytes: 7 }, { sizeInBytes: 5 }] }] }).sizeBytes,
  ).toBe(12)
  expect(row({ backupSetsInfo: [{ backups: null }] }).sizeBytes).toBeNull()
  expect(row({ backupSetsInfo: null }).sizeBytes).toBeNull()
})

test('a copy is dated by the moment it restores to, else by its record, else not at all', () => {
  expect(row({ pointInTime: null }).at).toBe('2026-11-20T00:06:00.000Z')
  expect(parseItem(backupSchema, { id: 'b1', state: 'OK' })).toBeNull()
})

test('the least that the schema promises is id and type', () => {
  expect(row({ name: '', protectionStoreInfo: null })).toMatchObject({
    name: 'b1',
    destination: null,
  })
})
