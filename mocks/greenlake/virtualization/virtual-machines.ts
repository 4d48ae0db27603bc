import type {
  ProtectionStatus,
  WireVm,
} from '../../../src/bff/sources/greenlake/virtualization/wire'
import type { Estate } from '../../estate/estate'
import { vmUri } from '../../estate/operation-plans'
import type { Vm } from '../../estate/types'
import { dataServicesDialect } from '../../odata/dialect'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { plainTime } from '../times'

/** What Virtualization says of a VM's protection: LAPSED once a run and a half was missed. */
const protectionOf = (estate: Estate, vm: Vm): ProtectionStatus => {
  const policy = vm.policyId === null ? null : estate.policies.get(vm.policyId)
  if (!policy) return 'UNPROTECTED'
  if (vm.suspended) return 'PAUSED'
  const good = estate.backupsOf(vm.id).findLast(({ state }) => state === 'GOOD')
  if (!good) return 'PENDING'
  return estate.now() - good.at > 1.5 * policy.everyMinutes * 60_000 ? 'LAPSED' : 'PROTECTED'
}

const blank = { id: '', name: '', resourceUri: '' }

const toWire = (vm: Vm, { estate, workspaceId }: Scope) => {
  const host = estate.machines.get(vm.machineId)
  const policy = vm.policyId === null ? null : estate.policies.get(vm.policyId)
  const policyWire = policy
    ? {
        id: policy.id,
        name: policy.name,
        resourceUri: `/backup-recovery/v1beta1/protection-policies/${policy.id}`,
      }
    : blank
  return {
    id: vm.id,
    type: 'virtualization/virtual-machine',
    resourceUri: vmUri(vm),
    customerId: workspaceId,
    generation: 1,
    name: vm.name,
    displayName: vm.name,
    appType: 'VMWARE',
    createdAt: plainTime(vm.createdAt),
    updatedAt: plainTime(vm.createdAt),
    powerState: vm.power === 'ON' ? 'POWERED_ON' : 'POWERED_OFF',
    state: 'OK',
    stateReason: 'OK',
    status: 'OK',
    protectionStatus: protectionOf(estate, vm),
    recoveryPointsExist: estate.backupsOf(vm.id).length > 0,
    // Unset references are objects full of empty strings (facts.md 5).
    protectionJobInfo: {
      id: vm.jobId ?? '',
      resourceUri: vm.jobId ? `/backup-recovery/v1beta1/protection-jobs/${vm.jobId}` : '',
      protectionPolicyInfo: policyWire,
    },
    protectionPolicyAppliedAtInfo: policy
      ? { id: vm.id, name: vm.name, type: 'VIRTUAL_MACHINE' }
      : { ...blank, type: '' },
    vmProtectionGroupsInfo: null,
    clusterInfo: { id: vm.clusterId, name: vm.clusterName, displayName: vm.clusterName },
    hostInfo: host
      ? { id: host.uuid.toLowerCase(), name: host.hostName, displayName: host.hostName }
      : { ...blank, displayName: '' },
    capacityInBytes: vm.capacityBytes,
    computeInfo: {
      memorySizeInMib: String(vm.memoryMb),
      numCpuCores: vm.cpus,
      numCpuThreads: vm.cpus * 2,
    },
    guestInfo: {
      name: vm.guest,
      type: vm.guest.startsWith('Microsoft') ? 'WINDOWS' : 'LINUX',
    },
    appInfo: {
      vmware: {
        type: 'VMFS',
        datastoresInfo: [
          { id: vm.datastoreId, name: vm.datastoreName, displayName: vm.datastoreName },
        ],
      },
    },
    services: ['backup-and-recovery'],
    vclsVm: false,
    vmClassification: '',
    vmPerfMetricInfo: {},
    volumesInfo: [],
  } satisfies WireVm
}

/** GET v1beta1/virtual-machines (facts.md 12). */
export const virtualMachines = resource<Vm>({
  service: 'virtualization',
  path: '/virtualization/v1beta1/virtual-machines',
  limit: { fallback: 20, min: 1, max: 1000 },
  filter: {
    dialect: dataServicesDialect,
    properties: [
      'id',
      'name',
      'displayName',
      'type',
      'state',
      'status',
      'appType',
      'powerState',
      'createdAt',
      'capacityInBytes',
      'protectionStatus',
      'recoveryPointsExist',
      'vclsVm',
      'services',
      'hostInfo/**',
      'clusterInfo/**',
      'computeInfo/**',
      'protectionJobInfo/protectionPolicyInfo/**',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: ({ estate, region }) =>
    [...estate.vms.values()].filter(({ home }) => 'greenlake' in home && home.greenlake === region),
  find: ({ estate, region }, id) => {
    const vm = estate.vms.get(id)
    return vm && 'greenlake' in vm.home && vm.home.greenlake === region ? vm : undefined
  },
  toWire,
})
