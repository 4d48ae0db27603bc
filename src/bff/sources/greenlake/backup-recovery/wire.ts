import * as v from 'valibot'
import { count, list, part, prose, text, time, type Wire, word } from '../../tolerant'

/** `state` of a VM backup (facts.md 9); open. */
export const backupStates = [
  'OK',
  'ERROR',
  'CREATING',
  'DELETING',
  'UPDATING',
  'REFRESHING',
  'DELETE_PENDING',
  'IN_USE_FOR_RESTORE',
  'MOUNTED',
  'IN_USE',
  'PENDING_DELETE_APPROVAL',
  'INDEXING',
] as const
export type WireBackupState = (typeof backupStates)[number]

export type BackupConsistency = 'CRASH' | 'APPLICATION' | 'CRASH_CONSISTENT_ON_FAILURE'

export type Recurrence = 'BY_MINUTES' | 'HOURLY' | 'DAILY' | 'WEEKLY' | 'MONTHLY'

export const jobOperational = [
  'ACTIVE',
  'SUSPENDED',
  'PARTIALLY_SUSPENDED',
  'PERMANENTLY_SUSPENDED',
] as const
export type JobOperational = (typeof jobOperational)[number]

export type ExecutionStatus = 'OK' | 'ERROR' | 'WARNING' | 'IN_PROGRESS' | 'SKIPPED'

const id = v.pipe(v.string(), v.nonEmpty())
const timing = part({
  recurrence: word,
  repeatInterval: part({ every: count, on: list(v.number()) }),
})

/** A protection job: a policy applied to an asset, and what came of its runs (facts.md 11). */
export const protectionJobSchema = v.object({
  id,
  operational: word,
  assetInfo: part({ id: text, name: text, type: text }),
  protectionPolicyInfo: part({ id: text, name: text }),
  protections: list(
    v.object({
      type: word,
      schedules: list(
        v.object({
          scheduleId: count,
          name: text,
          operational: word,
          schedule: timing,
          nextRunTime: time,
          prevRunTime: time,
          prevSuccessfulRunTime: time,
          executionStatuses: list(
            v.object({ status: word, errorMessage: prose, taskUri: text, timestamp: time }),
          ),
        }),
      ),
    }),
  ),
})
export type ProtectionJobRecord = v.InferOutput<typeof protectionJobSchema>
export type WireProtectionJob = Wire<typeof protectionJobSchema>

/** A protection policy: tiers, each with its schedules (facts.md 11). */
export const protectionPolicySchema = v.object({
  id,
  name: text,
  protections: list(
    v.object({ type: word, schedules: list(v.object({ scheduleId: count, schedule: timing })) }),
  ),
})
export type ProtectionPolicyRecord = v.InferOutput<typeof protectionPolicySchema>
export type WireProtectionPolicy = Wire<typeof protectionPolicySchema>

/** A VM backup. The only size is the sum of `backupSetsInfo[].backups[].sizeInMib` (facts.md 9). */
const wireBackupSchema = v.object({
  id,
  name: text,
  pointInTime: time,
  createdAt: time,
  expiresAt: time,
  lockedUntil: time,
  consistency: word,
  state: word,
  stateReason: prose,
  status: word,
  protectionStoreInfo: part({ name: text }),
  scheduleInfo: part({ scheduleId: count, name: text }),
  backupSetsInfo: list(
    v.object({ backups: list(v.object({ sizeInMib: count, sizeInBytes: count })) }),
  ),
})

/** Without any time it is no record. */
export const backupSchema = v.pipe(
  wireBackupSchema,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const pointInTime = dataset.value.pointInTime ?? dataset.value.createdAt
    if (pointInTime !== null) return { ...dataset.value, pointInTime }
    addIssue({ message: 'no time' })
    return NEVER
  }),
)
export type BackupRecord = v.InferOutput<typeof backupSchema>
export type WireBackup = Wire<typeof wireBackupSchema>
