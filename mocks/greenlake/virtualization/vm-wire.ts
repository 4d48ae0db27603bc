import type { WireVm } from '../../../src/bff/sources/greenlake/virtualization/wire'
import { vmUri } from '../../estate/operation-plans'
import { fittingOf } from '../../estate/parts/fitting'
import { loadAt } from '../../estate/power-draw'
import { createRandom } from '../../estate/random'
import type { Machine } from '../../estate/types'
import type { Vm } from '../../estate/virtual/types'
import { adaptersOf, disksOf } from '../../estate/vm-parts'
import { recordWire } from '../record'
import type { Scope } from '../resource'
import { poolOf } from './manager-parts'
import {
  datacenterOf,
  managerOf,
  morefOf,
  nowhere,
  partId,
  refer,
  referHost,
  referManager,
  root,
  services,
  well,
} from './references'
import { protectionVersion, protectionWire } from './vm-protection'

const always = [
  'VIRTUAL_MACHINE_DELETE',
  'VIRTUAL_MACHINE_BACKUP_CREATE',
  'VIRTUAL_MACHINE_SNAPSHOT_CREATE',
  'VIRTUAL_MACHINE_RESTORE',
  'VIRTUAL_MACHINE_DISKS_RESTORE',
]
const whileOn = [
  'VIRTUAL_MACHINE_POWER_OFF',
  'VIRTUAL_MACHINE_RESET',
  'VIRTUAL_MACHINE_SHUTDOWN_GUEST_OS',
  'VIRTUAL_MACHINE_RESTART_GUEST_OS',
]

export const operationsOf = ({ state, power }: Vm): string[] => {
  if (state === 'DELETED') return ['VIRTUAL_MACHINE_RESTORE']
  if (state !== 'OK') return []
  return [...(power === 'ON' ? whileOn : ['VIRTUAL_MACHINE_POWER_ON']), ...always]
}

/** The host that a VM is on, as others refer to it. */
export const hostOf = ({ machineId }: Vm, { estate }: Pick<Scope, 'estate'>) => {
  const host = estate.machines.get(machineId)
  return host ? referHost(host) : nowhere
}

/** On a host that does not answer, nobody knows how a VM is. */
export const conditionOf = (vm: Vm, { estate }: Pick<Scope, 'estate'>) => {
  const host = estate.machines.get(vm.machineId)
  const powerState = vm.power === 'ON' ? 'POWERED_ON' : 'POWERED_OFF'
  if (vm.state !== 'OK') return { ...well, state: vm.state, stateReason: vm.state, powerState }
  if (!host || host.power === 'ON') return { ...well, powerState }
  return {
    state: 'UNAVAILABLE',
    stateReason: 'The hypervisor host does not respond',
    status: 'ERROR',
    powerState: 'UNKNOWN',
  }
}

const drawn = new WeakMap<Vm, number>()

/** What it reads a second at full load. */
const iopsOf = (vm: Vm): number => {
  const iops = drawn.get(vm) ?? createRandom(0, `${vm.id}/iops`).int(20, 2_000)
  drawn.set(vm, iops)
  return iops
}

/** Figures of a VM that is on, from how busy its host is; one that is off has none. */
const metricsWire = (vm: Vm, host: Machine | undefined, now: number) => {
  if (vm.power !== 'ON' || host?.power !== 'ON') return {}
  const load = loadAt(host, now)
  const iops = iopsOf(vm)
  const cpuMhz = vm.cpus * fittingOf(host).ratedMhz
  return {
    cpuAllocatedInMhz: cpuMhz,
    cpuUsedInMhz: Math.round(cpuMhz * load),
    memoryAllocatedInMb: vm.memoryMb,
    memoryUsedInMb: Math.round(vm.memoryMb * (0.4 + load / 2)),
    storageAllocatedInKb: vm.capacityBytes / 1_024,
    storageUsedInBytes: Math.round(vm.capacityBytes * 0.45),
    totalReadIops: Math.round(iops * load),
    totalWriteIops: Math.round((iops * load) / 2),
    averageReadLatency: 1,
    averageWriteLatency: 2,
  }
}

/** The same at this moment. */
export const metricsOf = (vm: Vm, { estate }: Pick<Scope, 'estate'>) =>
  metricsWire(vm, estate.machines.get(vm.machineId), estate.now())

const disksWire = (vm: Vm, kind: string) =>
  disksOf(vm).map(({ id, label, path, capacityBytes }) => ({
    id,
    name: label,
    filePath: path,
    capacityInBytes: capacityBytes,
    uid: partId(id, 'uid'),
    appInfo: {
      vmware: {
        datastoreInfo: refer('datastore', { id: vm.datastoreId, name: vm.datastoreName }),
        diskUuidEnabled: false,
        type: kind,
      },
    },
  }))

/** Networks of adapters go by what the vCenter calls them, and lead nowhere (as recorded). */
const adaptersWire = (vm: Vm) =>
  adaptersOf(vm).map(({ label, mac, networkId, network }) => ({
    name: label,
    macAddress: mac,
    macAddressType: 'AUTOMATIC',
    networkDetails: {
      connectAtPowerOn: true,
      id: morefOf('network', networkId),
      name: network,
      displayName: network,
      resourceUri: '',
      state: 'AVAILABLE',
      type: 'virtualization/hypervisor-network',
    },
  }))

/** What of a VM is another at each moment: its figures. */
export const vmMoving = (vm: Vm, scope: Scope) => ({ vmPerfMetricInfo: metricsOf(vm, scope) })

/** Another one whenever a VM, its host or what protects it has changed. */
export const vmVersion = (vm: Vm, scope: Scope): string => {
  const { state, powerState } = conditionOf(vm, scope)
  const isPlaced = scope.estate.machines.has(vm.machineId)
  return `${vm.revision} ${isPlaced} ${state} ${powerState} ${protectionVersion(scope.estate, vm)}`
}

export const computeOf = ({ memoryMb, cpus }: Vm) => ({
  memorySizeInMib: String(memoryMb),
  numCpuCores: cpus,
  numCpuThreads: cpus * 2,
})

/** A VM as Virtualization shows it (facts.md 12). */
export const vmWire = (vm: Vm, scope: Scope) => {
  const { estate } = scope
  const cluster = estate.hypervisorClusters.get(vm.clusterId)
  const manager = managerOf(scope, vm.clusterId)
  const kind = estate.datastores.get(vm.datastoreId)?.kind ?? 'VMFS'
  const pool = cluster && poolOf(cluster)
  return {
    ...recordWire(scope, 'virtualization/virtual-machine', vmUri(vm), vm),
    ...conditionOf(vm, scope),
    ...protectionWire(estate, vm),
    ...vmMoving(vm, scope),
    displayName: vm.name,
    appType: 'VMWARE',
    uid: partId(vm.id, 'uid'),
    allowedOperations: operationsOf(vm),
    hypervisorManagerInfo: referManager(manager),
    clusterInfo: refer('hypervisor-cluster', { id: vm.clusterId, name: vm.clusterName }),
    hciClusterUuid: partId(vm.clusterId, 'hci'),
    hostInfo: hostOf(vm, scope),
    folderInfo: nowhere,
    capacityInBytes: vm.capacityBytes,
    computeInfo: computeOf(vm),
    guestInfo: {
      name: vm.guest,
      type: vm.guest.startsWith('Microsoft') ? 'WINDOWS' : 'LINUX',
      buildVersion: '',
      releaseVersion: '',
    },
    networkAdapters: adaptersWire(vm),
    networkAddress: '',
    virtualDisks: disksWire(vm, kind),
    vmConfigPath: `[${vm.datastoreName}] ${vm.name}/${vm.name}.vmx`,
    appInfo: {
      vmware: {
        type: kind,
        moref: morefOf('vm', vm.id),
        datacenterInfo: datacenterOf(manager),
        datastoresInfo: [refer('datastore', { id: vm.datastoreId, name: vm.datastoreName })],
        resourcePoolInfo:
          pool && manager
            ? {
                id: pool.id,
                name: pool.name,
                displayName: pool.name,
                moref: morefOf('resgroup', pool.id),
                resourceUri: `${root}/hypervisor-managers/${manager.id}/resource-pools/${pool.id}`,
                type: 'virtualization/hypervisor-resource-pool',
              }
            : { ...nowhere, moref: '' },
        toolsInfo: {
          status: vm.power === 'ON' ? 'OK' : 'NOT_RUNNING',
          type: 'OPEN_VM_TOOLS',
          version: '12.4.5',
        },
      },
    },
    services,
    vclsVm: false,
    vmClassification: '',
    volumesInfo: [],
  } satisfies WireVm
}
