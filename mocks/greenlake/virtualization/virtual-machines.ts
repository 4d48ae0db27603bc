import type { Vm } from '../../estate/virtual/types'
import { dataServicesDialect } from '../../odata/dialect'
import { vmIn } from '../in-region'
import { recordKeys, recordOrders } from '../record'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { limit, managerOf, partId, refer, referManager, root, services } from './references'
import { groupsInfo, policyInfo, statusOf } from './vm-protection'
import {
  computeOf,
  conditionOf,
  hostOf,
  metricsOf,
  operationsOf,
  vmMoving,
  vmVersion,
  vmWire,
} from './vm-wire'

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
    clusterInfo: ({ clusterId: id, clusterName: name }) =>
      refer('hypervisor-cluster', { id, name }),
    hostInfo: hostOf,
    'hypervisorManagerInfo/id': ({ clusterId }, scope) => managerOf(scope, clusterId)?.id ?? '',
    'hypervisorManagerInfo/name': ({ clusterId }, scope) => managerOf(scope, clusterId)?.name ?? '',
    hypervisorManagerInfo: ({ clusterId }, scope) => referManager(managerOf(scope, clusterId)),
    'protectionJobInfo/protectionPolicyInfo': (vm, { estate }) => policyInfo(estate, vm),
    vmProtectionGroupsInfo: (vm, { estate }) => groupsInfo(estate, vm),
    vmPerfMetricInfo: metricsOf,
    computeInfo: computeOf,
    volumesInfo: () => [],
    vclsVm: () => false,
  },
  orders: recordOrders<Vm>((vm) => vm),
  version: vmVersion,
  moving: vmMoving,
  toWire: vmWire,
})
