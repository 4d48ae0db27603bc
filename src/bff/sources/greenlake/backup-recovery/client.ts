import type { Upstream } from '../../../upstream/upstream'
import { readPage } from '../read'
import { backupSchema, protectionJobSchema, protectionPolicySchema } from './wire'

const root = '/backup-recovery/v1beta1'
/** Jobs and policies: the largest page, because `offset` ends at 1000 there (facts.md 5). */
const whole = 20_000

/** The paths of Backup and Recovery that are read; there is no list of backups across VMs (facts.md 9). */
export const createBackupRecoveryClient = (upstream: Upstream) => ({
  source: upstream.source,

  protectionJobs: (offset: number, signal: AbortSignal) =>
    readPage(
      upstream,
      protectionJobSchema,
      `${root}/protection-jobs`,
      { offset, limit: whole },
      signal,
    ),

  protectionPolicies: (offset: number, signal: AbortSignal) =>
    readPage(
      upstream,
      protectionPolicySchema,
      `${root}/protection-policies`,
      { offset, limit: whole },
      signal,
    ),

  backupsOf: (vmId: string, offset: number, signal: AbortSignal) =>
    readPage(
      upstream,
      backupSchema,
      `${root}/virtual-machines/${encodeURIComponent(vmId)}/backups`,
      { sort: 'pointInTime desc', offset, limit: 1000 },
      signal,
    ),
})
export type BackupRecoveryClient = ReturnType<typeof createBackupRecoveryClient>
