import type { MirroredVm } from '../../../mirror/entities'
import { lookup } from '../../tolerant'
import type { Plan } from '../backup-recovery/plan'
import type { Origin } from '../origin'
import { inWords } from '../words'
import { infrastructureClasses, type ProtectionStatus, type VmRecord } from './wire'

/** Whether something protects the VM; `LAPSED` says only that something once did (facts.md 12). */
const isProtected = {
  UNPROTECTED: false,
  LAPSED: null,
  PENDING: true,
  PARTIAL: true,
  PROTECTED: true,
  PAUSED: true,
  UNSUPPORTED: false,
} as const satisfies Record<ProtectionStatus, boolean | null>

const infrastructure: ReadonlySet<string> = new Set(infrastructureClasses)

/** Machines that run the products themselves: nobody backs them up one by one (facts.md 12). */
export const isInfrastructure = ({ vclsVm, vmClassification }: VmRecord) =>
  vclsVm === true || infrastructure.has(vmClassification ?? '')

const nameOf = (reference: { name: string | null; displayName: string | null }) =>
  reference.displayName ?? reference.name

const claimsOf = (record: VmRecord, plan: Plan | null): MirroredVm['claims'] => ({
  newestGoodAt: plan?.newestGoodAt ?? null,
  lastRunFailed: plan?.lastRun?.failed ?? false,
  lastRunError: plan?.lastRun?.error ?? null,
  paused: record.protectionStatus === 'PAUSED' || (plan?.paused ?? false),
  protected: lookup<boolean | null>(
    isProtected,
    record.protectionStatus,
    plan === null ? null : true,
  ),
})

/** A VM and what its protection job says of it; `plan` null: no job is known to protect it. */
export const mapVm = (record: VmRecord, plan: Plan | null, { sourceId }: Origin): MirroredVm => ({
  row: {
    sourceId,
    id: record.id,
    name: nameOf(record) ?? record.id,
    system: 'backup-recovery',
    rpoMinutes: plan?.rpoMinutes ?? null,
    policy: plan?.policy ?? record.protectionJobInfo.protectionPolicyInfo.name,
    nextRunAt: plan?.nextRunAt ?? null,
    host: nameOf(record.hostInfo),
    cluster: nameOf(record.clusterInfo),
  },
  facts: {
    power: record.powerState === null ? null : inWords(record.powerState),
    capacityBytes: record.capacityInBytes,
    guest: record.guestInfo.name ?? (record.guestInfo.type && inWords(record.guestInfo.type)),
    datastore:
      record.appInfo.vmware.datastoresInfo.flatMap((one) => nameOf(one) ?? []).join(', ') || null,
    lastRunAt: plan?.lastRun?.at ?? null,
    lastRunError: plan?.lastRun?.error ?? null,
  },
  claims: claimsOf(record, plan),
})
