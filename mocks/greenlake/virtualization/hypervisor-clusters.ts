import { usedByDatastore } from '../../estate/hypervisors'
import { processorsOf } from '../../estate/parts/processors'
import { loadAt } from '../../estate/power-draw'
import type { HypervisorCluster, Machine } from '../../estate/types'
import { dataServicesDialect } from '../../odata/dialect'
import { recordWire } from '../record'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { networksOf } from './manager-parts'
import {
  datacenterOf,
  limit,
  managerOf,
  morefOf,
  partId,
  referHost,
  referManager,
  root,
  well,
} from './references'

const path = `${root}/hypervisor-clusters`

/** The machines of a cluster that there still are. */
export const machinesOf = ({ estate }: Scope, { machineIds }: HypervisorCluster): Machine[] =>
  machineIds.flatMap((id) => estate.machines.get(id) ?? [])

/** What all processors of a machine can do together, MHz. */
export const capacityMhz = (machine: Machine): number =>
  processorsOf(machine).reduce((sum, { cores, ratedMhz }) => sum + cores * ratedMhz, 0)

/** How much of a machine's memory its VMs take, MB. */
export const memoryUsedMb = ({ estate }: Scope, machine: Machine): number => {
  let used = 0
  for (const vm of estate.vms.values())
    if (vm.machineId === machine.id && vm.power === 'ON') used += vm.memoryMb
  return Math.min(used, machine.memoryMb)
}

const metricsWire = (scope: Scope, cluster: HypervisorCluster) => {
  const { estate } = scope
  const machines = machinesOf(scope, cluster)
  const used = usedByDatastore(estate)
  const stores = [...estate.datastores.values()].filter(({ clusterId }) => clusterId === cluster.id)
  const sum = <T>(things: T[], of: (thing: T) => number) =>
    things.reduce((total, thing) => total + of(thing), 0)
  return {
    cpuCapacityInMhz: sum(machines, capacityMhz),
    cpuUsageInMhz: Math.round(sum(machines, (one) => capacityMhz(one) * loadAt(one, estate.now()))),
    memorySizeInBytes: sum(machines, ({ memoryMb }) => memoryMb) * 2 ** 20,
    memoryUsageInMb: sum(machines, (machine) => memoryUsedMb(scope, machine)),
    totalStorageInBytes: sum(stores, ({ capacityBytes }) => capacityBytes),
    usedStorageInBytes: Math.round(sum(stores, ({ id }) => used.get(id) ?? 0)),
  }
}

/** GET v1beta1/hypervisor-clusters. */
export const hypervisorClusters = resource<HypervisorCluster>({
  service: 'virtualization',
  path,
  limit,
  filter: {
    dialect: dataServicesDialect,
    properties: [
      'clusterType',
      'id',
      'state',
      'hypervisorManagerInfo/**',
      'status',
      'createdAt',
      'hciClusterUuid',
      'name',
      'services',
      'displayName',
      'appInfo/vmware/moref',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: ({ estate, region }) =>
    [...estate.hypervisorClusters.values()].filter((cluster) => cluster.region === region),
  find: ({ estate, region }, id) => {
    const cluster = estate.hypervisorClusters.get(id)
    return cluster?.region === region ? cluster : undefined
  },
  toWire: (cluster, scope) => {
    const manager = managerOf(scope, cluster.id)
    const hosts = machinesOf(scope, cluster)
    return {
      ...recordWire(scope, 'virtualization/hypervisor-cluster', `${path}/${cluster.id}`, cluster),
      ...well,
      status: hosts.every(({ power }) => power === 'ON') ? 'OK' : 'WARNING',
      displayName: cluster.name,
      clusterType: 'ESX_CLUSTER',
      hciClusterUuid: partId(cluster.id, 'hci'),
      hypervisorManagerInfo: referManager(manager),
      hypervisorHosts: hosts.map(referHost),
      networksInfo: networksOf(scope, manager)
        .filter(({ clusterId }) => clusterId === null || clusterId === cluster.id)
        .map(({ moref }) => moref),
      clusterPerfMetricInfo: metricsWire(scope, cluster),
      drsConfigInfo: {
        defaultVmBehavior: 'fullyAutomated',
        enableVmBehaviorOverrides: true,
        enabled: true,
        vmotionRate: 3,
      },
      appInfo: {
        vmware: { datacenterInfo: datacenterOf(manager), moref: morefOf('domain-c', cluster.id) },
      },
      services: ['hci-manager', 'backup-and-recovery'],
    }
  },
})
