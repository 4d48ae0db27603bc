import type { Vm } from '../../estate/virtual/types'
import { dataServicesDialect } from '../../odata/dialect'
import { vmIn } from '../in-region'
import { recordKeys } from '../record'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { limit, managerOf, partId, root, services } from './references'
import { statusOf } from './vm-protection'
import { conditionOf, hostOf, operationsOf, vmMoving, vmWire } from './vm-wire'

export const vmsPath = `${root}/virtual-machines`

const isHere = ({ home }: Vm, { region }: Scope) => 'greenlake' in home && home.greenlake === region

/** GET v1beta1/virtual-machines (facts.md 12); a deleted VM stays while it has recovery points. */
export const virtualMachines = resource<Vm>({
  service: 'virtualization',
  path: vmsPath,
  limit,
  filter: {
    dialect: dataServicesDialect,
    properties: [
      'id',
      'type',
      'name',
      'displayName',
      'state',
      'status',
      'appType',
      'powerState',
      'createdAt',
      'services',
      'allowedOperations',
      'capacityInBytes',
      'protectionStatus',
      'recoveryPointsExist',
      'vclsVm',
      'hciClusterUuid',
      'hypervisorManagerInfo/**',
      'hostInfo/**',
      'clusterInfo/**',
      'computeInfo/**',
      'protectionJobInfo/protectionPolicyInfo/**',
      'vmProtectionGroupsInfo/**',
      'appInfo/vmware/**',
      'volumesInfo/**',
      'vmPerfMetricInfo/**',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: (scope) => [...scope.estate.vms.values()].filter((vm) => isHere(vm, scope)),
  find: vmIn,
  keys: {
    ...recordKeys<Vm>((vm) => vm, 'virtualization/virtual-machine'),
    displayName: ({ name }) => name,
    state: (vm, scope) => conditionOf(vm, scope).state,
    status: (vm, scope) => conditionOf(vm, scope).status,
    powerState: (vm, scope) => conditionOf(vm, scope).powerState,
    appType: () => 'VMWARE',
    services: () => services,
    allowedOperations: operationsOf,
    capacityInBytes: ({ capacityBytes }) => capacityBytes,
    hciClusterUuid: ({ clusterId }) => partId(clusterId, 'hci'),
    protectionStatus: (vm, { estate }) => statusOf(estate, vm),
    recoveryPointsExist: ({ id }, { estate }) => estate.backupsOf(id).length > 0,
    'clusterInfo/id': ({ clusterId }) => clusterId,
    'clusterInfo/name': ({ clusterName }) => clusterName,
    'hostInfo/id': (vm, scope) => hostOf(vm, scope).id,
    'hostInfo/name': (vm, scope) => hostOf(vm, scope).name,
    'hypervisorManagerInfo/id': ({ clusterId }, scope) => managerOf(scope, clusterId)?.id ?? '',
    'hypervisorManagerInfo/name': ({ clusterId }, scope) => managerOf(scope, clusterId)?.name ?? '',
    'protectionJobInfo/protectionPolicyInfo/id': ({ policyId }, { estate }) =>
      (policyId !== null && estate.policies.get(policyId)?.id) || '',
  },
  version: ({ machineId, revision }, { estate }) => `${revision} ${estate.machines.has(machineId)}`,
  moving: vmMoving,
  toWire: vmWire,
})
