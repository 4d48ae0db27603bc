import type { ProtectionStatus } from '../../../src/bff/sources/greenlake/virtualization/wire'
import type { Backup } from '../../estate/backup-types'
import type { Estate } from '../../estate/estate'
import { vmUri } from '../../estate/operation-plans'
import type { ProtectionGroup } from '../../estate/protection/types'
import type { Vm } from '../../estate/virtual/types'
import { nowhere } from './references'

const backupRecovery = '/backup-recovery/v1beta1'

const policyOf = (estate: Estate, { policyId }: Vm) =>
  policyId === null ? undefined : estate.policies.get(policyId)

const statusBy = (estate: Estate, vm: Vm, backups: readonly Backup[]): ProtectionStatus => {
  const policy = policyOf(estate, vm)
  if (!policy) return 'UNPROTECTED'
  if (vm.suspended) return 'PAUSED'
  const good = backups.findLast(({ state }) => state === 'GOOD')
  if (!good) return 'PENDING'
  return estate.now() - good.at > 1.5 * policy.everyMinutes * 60_000 ? 'LAPSED' : 'PROTECTED'
}

/** What Virtualization says of a VM's protection: LAPSED once a run and a half was missed. */
export const statusOf = (estate: Estate, vm: Vm): ProtectionStatus =>
  statusBy(estate, vm, estate.backupsOf(vm.id))

const { displayName: _, ...unset } = nowhere

const groupRef = ({ id, name }: { id: string; name: string }) => ({
  id,
  name,
  resourceUri: `${backupRecovery}/virtual-machine-protection-groups/${id}`,
  type: 'backup-recovery/virtual-machine-protection-group',
})

type Grouped = { version: string; byVm: ReadonlyMap<string, readonly ProtectionGroup[]> }
const grouped = new WeakMap<Estate['protection']['groups'], Grouped>()

/** Groups by the VMs in them, found out anew where one has come, changed or gone. */
const groupsByVm = ({ protection: { groups } }: Estate): Grouped['byVm'] => {
  let [revisions, changes] = [0, 0]
  for (const { revision, updatedAt } of groups.values()) {
    revisions += revision
    changes += updatedAt
  }
  const version = `${groups.size} ${revisions} ${changes}`
  const held = grouped.get(groups)
  if (held?.version === version) return held.byVm
  const byVm = new Map<string, ProtectionGroup[]>()
  for (const group of groups.values())
    for (const id of new Set(group.vmIds)) byVm.set(id, [...(byVm.get(id) ?? []), group])
  grouped.set(groups, { version, byVm })
  return byVm
}

/** The groups that a VM is in, as it names them; null where it is in none. */
export const groupsInfo = (estate: Estate, { id }: Vm) =>
  groupsByVm(estate).get(id)?.map(groupRef) ?? null

/** The group by which a VM has its policy, where it has it by one. */
const groupApplied = ({ protection }: Estate, vm: Vm): ProtectionGroup | undefined => {
  const { id = '', kind } = protection.jobs.get(vm.jobId ?? '')?.asset ?? {}
  return kind === 'GROUP' ? protection.groups.get(id) : undefined
}

/** A VM's policy may be applied to itself or to a group that it is in. */
const appliedAt = (estate: Estate, vm: Vm) => {
  const group = groupApplied(estate, vm)
  if (group) return { ...groupRef(group), type: 'VM_PROTECTION_GROUP' }
  return { id: vm.id, name: vm.name, resourceUri: vmUri(vm), type: 'VIRTUAL_MACHINE' }
}

/** The policy that a VM has, as its job names it. */
export const policyInfo = (estate: Estate, vm: Vm) => {
  const policy = policyOf(estate, vm)
  return policy
    ? {
        id: policy.id,
        name: policy.name,
        resourceUri: `${backupRecovery}/protection-policies/${policy.id}`,
        type: 'backup-recovery/protection-policy',
      }
    : unset
}

/** What protects a VM; references that point nowhere are full of empty strings (facts.md 5). */
export const protectionWire = (estate: Estate, vm: Vm) => {
  const backups = estate.backupsOf(vm.id)
  const status = statusBy(estate, vm, backups)
  return {
    protected: status === 'PROTECTED',
    protectionStatus: status,
    recoveryPointsExist: backups.length > 0,
    protectionJobInfo: {
      ...(vm.jobId === null
        ? unset
        : {
            id: vm.jobId,
            resourceUri: `${backupRecovery}/protection-jobs/${vm.jobId}`,
            type: 'backup-recovery/protection-job',
          }),
      protectionPolicyInfo: policyInfo(estate, vm),
    },
    protectionPolicyAppliedAtInfo: policyOf(estate, vm) ? appliedAt(estate, vm) : unset,
    vmProtectionGroupsInfo: groupsInfo(estate, vm),
  }
}

/** Another one whenever a VM that is itself as it was is protected otherwise. */
export const protectionVersion = (estate: Estate, vm: Vm): string => {
  const backups = estate.backupsOf(vm.id)
  const applied = groupApplied(estate, vm)
  const groups = groupsByVm(estate).get(vm.id) ?? []
  const ids = [applied, ...groups].map((group) => group && `${group.id} ${group.revision}`)
  const status = statusBy(estate, vm, backups)
  return [status, backups.length > 0, vm.policyId, policyOf(estate, vm)?.name, ...ids].join(' ')
}
