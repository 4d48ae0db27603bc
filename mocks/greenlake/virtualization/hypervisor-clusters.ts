import { fittingOf } from '../../estate/parts/fitting'
import { loadAt } from '../../estate/power-draw'
import type { Machine } from '../../estate/types'
import type { HypervisorCluster } from '../../estate/virtual/types'
import { dataServicesDialect } from '../../odata/dialect'
import { allInRegion, inRegion } from '../in-region'
import { recordKeys, recordOrders, recordWire } from '../record'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { networkMorefs } from './manager-parts'
import {
  datacenterOf,
  limit,
  managerOf,
  morefOf,
  partId,
  referHost,
  referManager,
  root,
  services,
  well,
} from './references'
import type { Stock } from './stock'
import { memoryUsedMb, storageMetrics, takeStock } from './stock'

const path = `${root}/hypervisor-clusters`

/** The machines of a cluster that there still are. */
export const machinesOf = ({ estate }: Scope, { machineIds }: HypervisorCluster): Machine[] =>
  machineIds.flatMap((id) => estate.machines.get(id) ?? [])

/** How many there still are. */
export const machineCount = ({ estate }: Scope, { machineIds }: HypervisorCluster): number => {
  let count = 0
  for (const id of machineIds) if (estate.machines.has(id)) count += 1
  return count
}

/** What all processors of a machine can do together, MHz. */
export const capacityMhz = (machine: Machine): number => {
  const { sockets, cores, ratedMhz } = fittingOf(machine)
  return sockets * cores * ratedMhz
}

const type = 'virtualization/hypervisor-cluster'

const statusOf = (hosts: readonly Machine[]) =>
  hosts.every(({ power }) => power === 'ON') ? 'OK' : 'WARNING'

type Counted = { cluster: HypervisorCluster; stock: Stock }

const metricsWire = ({ cluster, stock }: Counted, machines: readonly Machine[], now: number) => {
  let [capacity, usage, memory, memoryUsed] = [0, 0, 0, 0]
  for (const machine of machines) {
    const mhz = capacityMhz(machine)
    capacity += mhz
    usage += mhz * loadAt(machine, now)
    memory += machine.memoryMb
    memoryUsed += memoryUsedMb(stock, machine)
  }
  return {
    cpuCapacityInMhz: capacity,
    cpuUsageInMhz: Math.round(usage),
    memorySizeInBytes: memory * 2 ** 20,
    memoryUsageInMb: memoryUsed,
    ...storageMetrics(stock, cluster),
  }
}

/** What of a cluster is another at each moment. */
const movingOf = (counted: Counted, scope: Scope) => {
  const machines = machinesOf(scope, counted.cluster)
  return {
    status: statusOf(machines),
    clusterPerfMetricInfo: metricsWire(counted, machines, scope.estate.now()),
  }
}

/** GET v1beta1/hypervisor-clusters. */
export const hypervisorClusters = resource<Counted>({
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
  list: (scope) => {
    const stock = takeStock(scope)
    return allInRegion(scope, scope.estate.hypervisorClusters).map((cluster) => ({
      cluster,
      stock,
    }))
  },
  find: (scope, id) => {
    const cluster = inRegion(scope, scope.estate.hypervisorClusters, id)
    return cluster ? { cluster, stock: takeStock(scope) } : undefined
  },
  keys: {
    ...recordKeys<Counted>(({ cluster }) => cluster, type),
    displayName: ({ cluster }) => cluster.name,
    state: () => well.state,
    status: ({ cluster }, scope) => statusOf(machinesOf(scope, cluster)),
    'hypervisorManagerInfo/id': ({ cluster }) => cluster.managerId,
    'hypervisorManagerInfo/name': ({ cluster }, scope) => managerOf(scope, cluster.id)?.name ?? '',
    clusterType: () => 'ESX_CLUSTER',
    hciClusterUuid: ({ cluster }) => partId(cluster.id, 'hci'),
    'appInfo/vmware/moref': ({ cluster }) => morefOf('domain-c', cluster.id),
    services: () => services,
  },
  orders: recordOrders<Counted>(({ cluster }) => cluster),
  subject: ({ cluster }) => cluster,
  version: ({ cluster }, scope) => machineCount(scope, cluster),
  moving: movingOf,
  toWire: (counted, scope) => {
    const { cluster } = counted
    const manager = managerOf(scope, cluster.id)
    const hosts = machinesOf(scope, cluster)
    return {
      ...recordWire(scope, type, `${path}/${cluster.id}`, cluster),
      ...well,
      ...movingOf(counted, scope),
      displayName: cluster.name,
      clusterType: 'ESX_CLUSTER',
      hciClusterUuid: partId(cluster.id, 'hci'),
      hypervisorManagerInfo: referManager(manager),
      hypervisorHosts: hosts.map(referHost),
      networksInfo: networkMorefs(manager, cluster),
      drsConfigInfo: {
        defaultVmBehavior: 'fullyAutomated',
        enableVmBehaviorOverrides: true,
        enabled: true,
        vmotionRate: 3,
      },
      appInfo: {
        vmware: { datacenterInfo: datacenterOf(manager), moref: morefOf('domain-c', cluster.id) },
      },
      services,
    }
  },
})
