import type { ProtectionStatus } from '../../../src/bff/sources/greenlake/virtualization/wire'
import type { Estate } from '../../estate/estate'
import { vmUri } from '../../estate/operation-plans'
import type { Vm } from '../../estate/virtual/types'
import { nowhere } from './references'

const backupRecovery = '/backup-recovery/v1beta1'

/** What Virtualization says of a VM's protection: LAPSED once a run and a half was missed. */
export const statusOf = (estate: Estate, vm: Vm): ProtectionStatus => {
  const policy = vm.policyId === null ? null : estate.policies.get(vm.policyId)
  if (!policy) return 'UNPROTECTED'
  if (vm.suspended) return 'PAUSED'
  const good = estate.backupsOf(vm.id).findLast(({ state }) => state === 'GOOD')
  if (!good) return 'PENDING'
  return estate.now() - good.at > 1.5 * policy.everyMinutes * 60_000 ? 'LAPSED' : 'PROTECTED'
}

const { displayName: _, ...unset } = nowhere

const groupRef = ({ id, name }: { id: string; name: string }) => ({
  id,
  name,
  resourceUri: `${backupRecovery}/virtual-machine-protection-groups/${id}`,
  type: 'backup-recovery/virtual-machine-protection-group',
})

/** A VM's policy may be applied to itself or to a group that it is in. */
const appliedAt = ({ protection }: Estate, vm: Vm) => {
  const { id = '', kind } = protection.jobs.get(vm.jobId ?? '')?.asset ?? {}
  const group = kind === 'GROUP' ? protection.groups.get(id) : undefined
  if (group) return { ...groupRef(group), type: 'VM_PROTECTION_GROUP' }
  return { id: vm.id, name: vm.name, resourceUri: vmUri(vm), type: 'VIRTUAL_MACHINE' }
}

/** What protects a VM; references that point nowhere are full of empty strings (facts.md 5). */
export const protectionWire = (estate: Estate, vm: Vm) => {
  const policy = vm.policyId === null ? undefined : estate.policies.get(vm.policyId)
  const status = statusOf(estate, vm)
  const groups = [...estate.protection.groups.values()].filter(({ vmIds }) => vmIds.includes(vm.id))
  return {
    protected: status === 'PROTECTED',
    protectionStatus: status,
    recoveryPointsExist: estate.backupsOf(vm.id).length > 0,
    protectionJobInfo: {
      ...(vm.jobId === null
        ? unset
        : {
            id: vm.jobId,
            resourceUri: `${backupRecovery}/protection-jobs/${vm.jobId}`,
            type: 'backup-recovery/protection-job',
          }),
      protectionPolicyInfo: policy
        ? {
            id: policy.id,
            name: policy.name,
            resourceUri: `${backupRecovery}/protection-policies/${policy.id}`,
            type: 'backup-recovery/protection-policy',
          }
        : unset,
    },
    protectionPolicyAppliedAtInfo: policy ? appliedAt(estate, vm) : unset,
    vmProtectionGroupsInfo: groups.length > 0 ? groups.map(groupRef) : null,
  }
}
