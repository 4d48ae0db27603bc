import { healthOf } from '../../estate/health'
import { hostIdOf } from '../../estate/hypervisors'
import { processorsOf } from '../../estate/parts/processors'
import { loadAt } from '../../estate/power-draw'
import type { Machine } from '../../estate/types'
import type { HypervisorCluster } from '../../estate/virtual/types'
import { dataServicesDialect } from '../../odata/dialect'
import { allInRegion } from '../in-region'
import { recordKeys, recordOrders, recordWire } from '../record'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { capacityMhz, machinesOf } from './hypervisor-clusters'
import { networkMorefs } from './manager-parts'
import {
  datacenterOf,
  limit,
  managerOf,
  morefOf,
  partId,
  referHost,
  referManager,
  well,
  root,
  services,
} from './references'
import type { Stock } from './stock'
import { memoryUsedMb, storageMetrics, takeStock } from './stock'

type Host = { machine: Machine; cluster: HypervisorCluster; stock: Stock }

const hostsOf = (scope: Scope): Host[] => {
  const stock = takeStock(scope)
  return allInRegion(scope, scope.estate.hypervisorClusters).flatMap((cluster) =>
    machinesOf(scope, cluster).map((machine) => ({ machine, cluster, stock })),
  )
}

/** A host is no better than its machine; one that is off answers no vCenter. */
const conditionOf = (machine: Machine) => {
  if (machine.power !== 'ON')
    return { state: 'ERROR', stateReason: 'The host does not respond', status: 'ERROR' } as const
  const status = ({ OK: 'OK', WARNING: 'WARNING', CRITICAL: 'ERROR' } as const)[healthOf(machine)]
  return { ...well, status }
}

const recordOf = ({ machine }: Host) => ({
  id: hostIdOf(machine),
  name: machine.hostName,
  createdAt: machine.createdAt,
  updatedAt: machine.updatedAt,
  revision: machine.revision,
})
const type = 'virtualization/hypervisor-host'

const processorsWire = (machine: Machine) => {
  const sockets = processorsOf(machine)
  const [first] = sockets
  const hertz = (first?.ratedMhz ?? 0) * 1_000_000
  const cores = sockets.reduce((sum, socket) => sum + socket.cores, 0)
  return {
    cpuInfo: {
      hyperthreadingActive: true,
      logicalProcessors: 2 * cores,
      processorCores: cores,
      processorSockets: sockets.length,
      processorSpeedHz: hertz,
    },
    cpuSockets: sockets.map(({ name, maker }) => ({
      cpuBusSpeedHz: 100_000_000,
      cpuCoreSpeedHz: hertz,
      description: name,
      vendor: maker.toLowerCase(),
    })),
  }
}

const versionOf = ({ os }: Machine) => `${os?.version ?? '8.0.3'} build-24022510`

const metricsWire = ({ machine, cluster, stock }: Host, now: number) => ({
  cpuCapacityInHz: capacityMhz(machine) * 1_000_000,
  cpuUsageInMhz: Math.round(capacityMhz(machine) * loadAt(machine, now)),
  memorySizeInBytes: machine.memoryMb * 2 ** 20,
  memoryUsageInMb: memoryUsedMb(stock, machine),
  ...storageMetrics(stock, cluster),
})

/** What of a host is another at each moment. */
const movingOf = (host: Host, scope: Scope) => ({
  ...conditionOf(host.machine),
  hostPerfMetricInfo: metricsWire(host, scope.estate.now()),
})

/** The address of a host: that of its iLO, in the network beside. */
const addressOf = ({ ilo }: Machine) => ilo.address.replace(/^10\.(\d)/, '10.1$1')

/** GET v1beta1/hypervisor-hosts: machines of the estate, by the UUID that COM and iLOs know too. */
export const hypervisorHosts = resource<Host>({
  service: 'virtualization',
  path: `${root}/hypervisor-hosts`,
  limit,
  filter: {
    dialect: dataServicesDialect,
    properties: [
      'id',
      'hostType',
      'state',
      'status',
      'hypervisorManagerInfo/**',
      'version',
      'createdAt',
      'hciClusterUuid',
      'hciServerUuid',
      // The dotted name is what HPE's own provider for Terraform asks by (facts.md 5).
      'hypervisorHost/hypervisorClusterId',
      'name',
      'services',
      'displayName',
      'cpuInfo/**',
      'cpuSockets/**',
      'appInfo/vmware/moref',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: hostsOf,
  find: (scope, id) => {
    for (const cluster of allInRegion(scope, scope.estate.hypervisorClusters))
      for (const machine of machinesOf(scope, cluster))
        if (hostIdOf(machine) === id) return { machine, cluster, stock: takeStock(scope) }
  },
  toFilter: (wire) => {
    const { parentInfo } = wire as { parentInfo: { id: string } }
    return { ...wire, hypervisorHost: { hypervisorClusterId: parentInfo.id } }
  },
  keys: {
    ...recordKeys(recordOf, type),
    displayName: ({ machine }) => machine.hostName,
    state: ({ machine }) => conditionOf(machine).state,
    status: ({ machine }) => conditionOf(machine).status,
    'hypervisorHost/hypervisorClusterId': ({ cluster }) => cluster.id,
    'hypervisorManagerInfo/id': ({ cluster }, scope) => managerOf(scope, cluster.id)?.id ?? '',
    'hypervisorManagerInfo/name': ({ cluster }, scope) => managerOf(scope, cluster.id)?.name ?? '',
    hostType: () => 'ESXI',
    version: ({ machine }) => versionOf(machine),
    hciClusterUuid: ({ cluster }) => partId(cluster.id, 'hci'),
    hciServerUuid: ({ machine }) => partId(machine.id, 'hci'),
    'appInfo/vmware/moref': ({ machine }) => morefOf('host', machine.id),
    services: () => services,
  },
  orders: recordOrders(recordOf),
  subject: ({ machine }) => machine,
  version: ({ machine }) => machine.revision,
  moving: movingOf,
  toWire: (host, scope) => {
    const { machine, cluster } = host
    const manager = managerOf(scope, cluster.id)
    const { resourceUri, displayName } = referHost(machine)
    return {
      ...recordWire(scope, type, resourceUri, recordOf(host)),
      ...movingOf(host, scope),
      displayName,
      hostType: 'ESXI',
      version: versionOf(machine),
      networkAddress: addressOf(machine),
      uid: machine.uuid,
      hciClusterUuid: partId(cluster.id, 'hci'),
      hciServerUuid: partId(machine.id, 'hci'),
      hypervisorManagerInfo: referManager(manager),
      parentInfo: {
        id: cluster.id,
        name: cluster.name,
        displayName: cluster.name,
        resourceUri: `${root}/hypervisor-clusters/${cluster.id}`,
        type: 'CLUSTER',
      },
      networksInfo: networkMorefs(manager, cluster),
      ...processorsWire(machine),
      storageAdaptersInfo: [],
      appInfo: {
        vmware: { datacenterInfo: datacenterOf(manager), moref: morefOf('host', machine.id) },
      },
      services,
    }
  },
})
