import { minute } from '../course'
import type { Machine, World } from '../types'
import type { Vm } from '../virtual/types'
import type { Federation, FederationHost } from './federation'

/** When something is looked at: durations shorten with the estate's speed. */
export type Moment = { machines: World['machines']; at: number; speed: number }

/** From power on until the virtual controller serves again. */
const startMs = 4 * minute
/** From the loss of a host until its VMs run on the one that has their other copy. */
const failoverMs = 2 * minute
const longestResyncMs = 20 * minute
/** A copy that has missed something is made whole again. */
const resyncMs = ({ capacityBytes }: Vm) =>
  Math.min(longestResyncMs, 2 * minute + (capacityBytes / 2 ** 40) * 10 * minute)

/** When its power last changed; that of one that has always been as it is, long ago. */
const changedAt = (machine: Machine | undefined): number =>
  machine?.powerChanges.at(-1)?.at ?? Number.NEGATIVE_INFINITY

const machineOf = (moment: Moment, { machineId }: FederationHost): Machine | undefined =>
  moment.machines.get(machineId)

/** Since when a host's controller serves, epoch ms (perhaps in the future); null while it cannot. */
const servesSince = (moment: Moment, host: FederationHost): number | null => {
  const machine = machineOf(moment, host)
  if (machine?.power !== 'ON') return null
  if (host.stoppedAt !== null && host.stoppedAt >= changedAt(machine)) return null
  return changedAt(machine) + startMs / moment.speed
}

/** Whether a host's controller answers. */
export const serves = (moment: Moment, host: FederationHost): boolean => {
  const since = servesSince(moment, host)
  return since !== null && since <= moment.at
}

/** A host as its federation sees it (omnistack facts.md 8.4). */
export const hostStateOf = (
  moment: Moment,
  host: FederationHost,
): 'ALIVE' | 'MANAGED' | 'SUSPECTED' | 'FAULTY' => {
  const machine = machineOf(moment, host)
  if (machine?.power !== 'ON') return 'FAULTY'
  if (!serves(moment, host)) return 'MANAGED'
  return machine.faults.get('storage')?.health === 'CRITICAL' ? 'SUSPECTED' : 'ALIVE'
}

type Places = Pick<Federation, 'hosts' | 'datastores'> & {
  sizes: string
  onMachine: ReadonlyMap<string, FederationHost>
  inCluster: ReadonlyMap<string, readonly FederationHost[]>
  datastore: ReadonlyMap<string, Federation['datastores'][number]>
}
const places = new WeakMap<Federation, Places>()

/** Hosts and datastores by what VMs name them by, found out anew where some have come or gone. */
const placesOf = (federation: Federation): Places => {
  const { hosts, datastores } = federation
  const sizes = `${hosts.length} ${datastores.length}`
  const held = places.get(federation)
  if (held?.hosts === hosts && held.datastores === datastores && held.sizes === sizes) return held
  const inCluster = new Map<string, FederationHost[]>()
  for (const host of hosts)
    inCluster.set(host.clusterId, [...(inCluster.get(host.clusterId) ?? []), host])
  const found: Places = {
    hosts,
    datastores,
    sizes,
    onMachine: new Map(hosts.map((host) => [host.machineId, host])),
    inCluster,
    datastore: new Map(datastores.map((datastore) => [datastore.id, datastore])),
  }
  places.set(federation, found)
  return found
}

/** The hosts that keep a VM's copies: its own, then the other one, where it has a second copy. */
export const replicaHostsOf = (federation: Federation, vm: Vm): FederationHost[] => {
  const { onMachine, inCluster, datastore } = placesOf(federation)
  const own = onMachine.get(vm.machineId)
  const other = datastore.get(vm.datastoreId)?.singleReplica
    ? undefined
    : inCluster.get(vm.clusterId)?.find(({ id }) => id !== own?.id)
  return [own, other].filter((host) => host !== undefined)
}

/** Where a VM runs: on its own host, or, once that has been off for a while, where its copy is. */
export const runningHostOf = (
  moment: Moment,
  federation: Federation,
  vm: Vm,
): { host: FederationHost | undefined; stands: boolean } => {
  const [own, other] = replicaHostsOf(federation, vm)
  const machine = own && machineOf(moment, own)
  if (machine?.power === 'ON') return { host: own, stands: false }
  const movedAt = changedAt(machine) + failoverMs / moment.speed
  if (other && moment.at >= movedAt && serves(moment, other)) return { host: other, stands: false }
  return { host: own, stands: true }
}

/** How safe a VM's data is, with the percentage to which its copies are alike (facts.md 8.2). */
export const protectionOf = (
  moment: Moment,
  federation: Federation,
  vm: Vm,
): { status: 'SAFE' | 'SYNCING' | 'DEGRADED' | 'DEFUNCT' | 'NOT_APPLICABLE'; percent: number } => {
  const hosts = replicaHostsOf(federation, vm)
  const serving = hosts.filter((host) => serves(moment, host))
  if (serving.length === 0) return { status: 'DEFUNCT', percent: 0 }
  if (hosts.length === 1) return { status: 'NOT_APPLICABLE', percent: 0 }
  if (serving.length === 1) return { status: 'DEGRADED', percent: 0 }
  const since = Math.max(
    ...serving.map((host) => servesSince(moment, host) ?? moment.at),
    vm.createdAt,
  )
  const share = ((moment.at - since) * moment.speed) / resyncMs(vm)
  return share < 1
    ? { status: 'SYNCING', percent: Math.floor(share * 100) }
    : { status: 'SAFE', percent: 100 }
}

/** Why a run of a VM cannot have succeeded that began at `from`; null where nothing was in its way. */
export const interruptionOf = (
  moment: Moment,
  federation: Federation,
  vm: Vm,
  from: number,
): string | null => {
  const machine = moment.machines.get(vm.machineId)
  const isLost = runningHostOf(moment, federation, vm).stands || changedAt(machine) > from
  return isLost ? 'The hypervisor host is not reachable.' : null
}

/** Clusters in which a host is away or has lately been: only there can copies be missing. */
export const stirredClusters = (moment: Moment, { hosts }: Federation): ReadonlySet<string> => {
  const since = moment.at - longestResyncMs / moment.speed
  return new Set(
    hosts
      .filter((host) => (servesSince(moment, host) ?? moment.at) >= since)
      .map(({ clusterId }) => clusterId),
  )
}
