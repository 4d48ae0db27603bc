import type { BackupState } from '../../../../contract/vm'
import type { MirroredBackup } from '../../../mirror/entities'
import { lookup } from '../../tolerant'
import type { Origin } from '../origin'
import { inWords } from '../words'
import type { BackupConsistency, BackupRecord, WireBackupState } from './wire'

/** In use, being indexed or updated, a copy stays restorable; `status` may still lower it. */
const states = {
  OK: 'good',
  ERROR: 'failed',
  CREATING: 'running',
  DELETING: 'deleting',
  UPDATING: 'good',
  REFRESHING: 'good',
  DELETE_PENDING: 'deleting',
  IN_USE_FOR_RESTORE: 'good',
  MOUNTED: 'good',
  IN_USE: 'good',
  PENDING_DELETE_APPROVAL: 'deleting',
  INDEXING: 'good',
} as const satisfies Record<WireBackupState, BackupState>

const consistencies = {
  CRASH: 'Crash-consistent',
  APPLICATION: 'Application-consistent',
  CRASH_CONSISTENT_ON_FAILURE: 'Crash-consistent after failure',
} as const satisfies Record<BackupConsistency, string>

const stateOf = ({ state, status }: BackupRecord): BackupState => {
  const told = lookup<BackupState>(states, state, 'unknown')
  if (told !== 'good' || status === null || status === 'OK') return told
  if (status === 'WARNING') return 'degraded'
  return status === 'ERROR' ? 'failed' : 'unknown'
}

const bytesPerMib = 1024 * 1024

/** Null where no set tells a size: there is no other (facts.md 9). */
const sizeOf = ({ backupSetsInfo }: BackupRecord) => {
  const sizes = backupSetsInfo
    .flatMap(({ backups }) => backups)
    .map(({ sizeInMib, sizeInBytes }) =>
      sizeInMib === null ? sizeInBytes : sizeInMib * bytesPerMib,
    )
    .filter((size) => size !== null)
  return sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0)
}

/** A VM backup; `at` is the moment that it restores to, not when the record was made. */
export const mapBackup = (
  record: BackupRecord,
  vmId: string,
  { sourceId }: Origin,
): MirroredBackup => ({
  row: {
    sourceId,
    id: record.id,
    vmId,
    name: record.name ?? record.id,
    at: record.pointInTime,
    state: stateOf(record),
    sourceState:
      record.state === null
        ? null
        : [record.state, record.status === 'OK' ? null : record.status].filter(Boolean).join(', '),
    reason: record.stateReason === 'OK' ? null : record.stateReason,
    origin:
      record.scheduleInfo.scheduleId === null && record.scheduleInfo.name === null
        ? 'manual'
        : 'policy',
    destination: record.protectionStoreInfo.name,
    sizeBytes: sizeOf(record),
    consistency:
      record.consistency && lookup(consistencies, record.consistency, inWords(record.consistency)),
    expiresAt: record.expiresAt,
    lockedUntil: record.lockedUntil,
  },
})
