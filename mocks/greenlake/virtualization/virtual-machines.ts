import type { Vm } from '../../estate/virtual/types'
import { dataServicesDialect } from '../../odata/dialect'
import { vmIn } from '../in-region'
import { recordKeys } from '../record'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { limit, root } from './references'
import { conditionOf, vmWire } from './vm-wire'

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
  },
  toWire: vmWire,
})
