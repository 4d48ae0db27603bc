import type { BackupState } from '../../../contract/vm'
import type { MirroredBackup, MirroredVm } from '../../mirror/entities'
import { lookup } from '../tolerant'
import { nextRunAfter, type Policy } from './policy'
import type { LastRuns } from './runs'
import type {
  BackupRecord,
  ConsistencyType,
  HostRecord,
  VmPowerState,
  VmRecord,
  WireBackupState,
} from './wire'

const states = {
  NEW: 'running',
  SAVING: 'running',
  QUEUED: 'running',
  REBUILDING: 'running',
  PROTECTED: 'good',
  DEGRADED: 'degraded',
  FAILED: 'failed',
  CANCELING: 'deleting',
  CANCELED: 'failed',
  DELETED: 'failed',
  UNKNOWN: 'unknown',
} as const satisfies Record<WireBackupState, BackupState>

/** The API gives no reason beyond the state itself (facts.md 8.1). */
const reasons = {
  DEGRADED: 'Only one copy of it exists.',
  REBUILDING: 'Its second copy is being rebuilt.',
  CANCELED: 'It was cancelled.',
  DELETED: 'Its data is gone before it expired.',
} as const satisfies Partial<Record<WireBackupState, string>>

/** HPE's texts swap NONE and DEFAULT in places (facts.md 8.1): the API's own word stays beside ours. */
const consistencies = {
  NONE: 'Crash-consistent (NONE)',
  DEFAULT: 'Hypervisor snapshot (DEFAULT)',
  VSS: 'Application-consistent (VSS)',
  FAILEDVSS: 'Crash-consistent after VSS failed (FAILEDVSS)',
  NOT_APPLICABLE: 'Not applicable',
} as const satisfies Record<ConsistencyType, string>

const powers = {
  ON: 'On',
  OFF: 'Off',
  SUSPENDED: 'Suspended',
  UNKNOWN: 'Unknown',
} as const satisfies Record<VmPowerState, string>

/** A backup. Without a cluster it lives on an external store (facts.md 8.1). */
export const mapBackup = (record: BackupRecord, sourceId: string): MirroredBackup => ({
  row: {
    sourceId,
    id: record.id,
    vmId: record.virtual_machine_id,
    name: record.name ?? record.id,
    at: record.created_at,
    state: lookup<BackupState>(states, record.state, 'unknown'),
    sourceState: record.state,
    reason: lookup<string | null>(reasons, record.state, null),
    origin: record.type?.toLowerCase() ?? null,
    destination: record.omnistack_cluster_name ?? record.external_store_name,
    sizeBytes: record.size,
    consistency:
      record.consistency_type &&
      lookup<string>(consistencies, record.consistency_type, record.consistency_type),
    expiresAt: record.expiration_time,
    lockedUntil: null,
  },
})

/** What the federation says elsewhere of a VM. Null: not read, or the federation does not know it. */
export type VmContext = { policy: Policy | null; host: HostRecord | null; runs: LastRuns | null }

/**
 * A VM. Its RPO is the frequency of its policy's fastest rule; whether its last run failed is told by
 * its newest backup, because the API keeps no record of runs.
 */
export const mapVm = (
  record: VmRecord,
  { policy, host, runs }: VmContext,
  sourceId: string,
  now: Date,
): MirroredVm => {
  const paused = host?.policy_enabled === false
  const power = record.hypervisor_virtual_machine_power_state
  return {
    row: {
      sourceId,
      id: record.id,
      name: record.name ?? record.id,
      system: 'omnistack',
      rpoMinutes: policy?.frequencyMinutes ?? null,
      policy: record.policy_name ?? policy?.name ?? null,
      nextRunAt: paused ? null : nextRunAfter(policy, runs?.policyRunAt ?? null, now),
      host: record.host_name ?? host?.name ?? null,
      cluster: record.omnistack_cluster_name,
    },
    facts: {
      power: power && lookup<string>(powers, power, power),
      capacityBytes: record.hypervisor_allocated_capacity,
      guest: null,
      datastore: record.datastore_name,
      lastRunAt: runs?.at ?? null,
      lastRunError: null,
    },
    claims: {
      newestGoodAt: null,
      lastRunFailed: runs?.failed ?? null,
      lastRunError: null,
      paused,
      protected: policy === null ? null : policy.frequencyMinutes !== null,
    },
  }
}
