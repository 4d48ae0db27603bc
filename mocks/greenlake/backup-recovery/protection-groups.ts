import { vmType, vmUri } from '../../estate/operation-plans'
import { membersOf } from '../../estate/protection/assets'
import { jobOf } from '../../estate/protection/job-runs'
import type { ProtectionGroup } from '../../estate/protection/types'
import { dataServicesDialect } from '../../odata/dialect'
import { allInRegion } from '../in-region'
import { recordWire } from '../record'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { groupIn } from './protectable'
import { jobReference, orchestratorReferences, root } from './references'

export const groupsPath = `${root}/virtual-machine-protection-groups`

/** The vCenter of a group's VMs. */
const managerWire = ({ estate }: Scope, group: ProtectionGroup) => {
  const [first] = membersOf(estate, group)
  const cluster = estate.hypervisorClusters.get(first?.clusterId ?? '')
  const manager = estate.hypervisorManagers.get(cluster?.managerId ?? '')
  if (!manager) return {}
  return {
    hypervisorManagerInfo: {
      id: manager.id,
      name: manager.name,
      resourceUri: `/virtualization/v1beta1/hypervisor-managers/${manager.id}`,
      type: 'virtualization/hypervisor-manager',
    },
  }
}

const toWire = (group: ProtectionGroup, scope: Scope) => {
  const vms = membersOf(scope.estate, group)
  const job = jobOf(scope.estate, group.jobId)
  return {
    ...recordWire(
      scope,
      'backup-recovery/virtual-machine-protection-group',
      `${groupsPath}/${group.id}`,
      group,
    ),
    displayName: group.name,
    description: group.description,
    consoleUri: `/backup-and-recovery/virtual-machine-protection-groups/${group.id}`,
    appType: 'VMWARE',
    vmProtectionGroupType: group.type,
    assetsCategory: group.category,
    state: group.state,
    stateReason: '',
    status: 'OK',
    assets: vms.map((vm) => ({
      id: vm.id,
      name: vm.name,
      displayName: vm.name,
      resourceUri: vmUri(vm),
      type: vmType,
    })),
    protectedResourcesInfo: { virtualMachinesCount: vms.length },
    dataOrchestratorInfo: orchestratorReferences(scope),
    ...managerWire(scope, group),
    ...(job ? { protectionJobInfo: jobReference(scope, job) } : {}),
  }
}

/** GET v1beta1/virtual-machine-protection-groups (facts.md 11). */
export const protectionGroups = resource<ProtectionGroup>({
  service: 'backup-recovery',
  path: groupsPath,
  limit: { fallback: 20, min: 1, max: 1000 },
  filter: {
    dialect: dataServicesDialect,
    properties: [
      'hypervisorManagerInfo/name',
      'hypervisorManagerInfo/id',
      'vmProtectionGroupType',
      'dataOrchestratorInfo/id',
      'createdAt',
      'name',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: (scope) => allInRegion(scope, scope.estate.protection.groups),
  find: groupIn,
  toWire,
})
