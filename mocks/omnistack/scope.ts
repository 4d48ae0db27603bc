import type { Policy } from '../estate/backup-types'
import type { Estate } from '../estate/estate'
import type { Moment } from '../estate/federation/availability'
import type {
  Federation,
  FederationCluster,
  FederationDatastore,
  FederationHost,
} from '../estate/federation/federation'
import { createRandom } from '../estate/random'
import type { Machine } from '../estate/types'
import type { Vm } from '../estate/virtual/types'

/** What releases do differently: whether tasks tell how far they are, and where they say why they failed. */
export type Telling = { percent: boolean; failureAs: 'error_message' | 'message' }

/** One federation of the estate, with what its records refer to within reach. */
export type Scope = {
  estate: Estate
  federation: Federation
  /** The host whose controller is asked. */
  controller: FederationHost
  tells: Telling
  /** The vCenter that manages it: its id leads every hypervisor object id. */
  management: { id: string; address: string; name: string }
  moment: () => Moment
  vms: () => Vm[]
  vm: (id: string) => Vm | undefined
  policies: () => Policy[]
  policy: (id: string | null) => Policy | undefined
  cluster: (id: string) => FederationCluster | undefined
  /** Of a server that carries a controller. */
  hostOn: (machineId: string) => FederationHost | undefined
  host: (id: string) => FederationHost | undefined
  datastore: (id: string) => FederationDatastore | undefined
  machine: (machineId: string) => Machine | undefined
}

const byId = <T extends { id: string }>(things: readonly T[], id: string) =>
  things.find((one) => one.id === id)

/** `controller`: which of its hosts is asked, counted from 0. */
export const createScope = (
  estate: Estate,
  federationId: string,
  { controller = 0, tells }: { controller?: number; tells: Telling },
): Scope => {
  const federation = byId(estate.federations, federationId)
  const host = federation?.hosts[controller % federation.hosts.length]
  if (!federation || !host) throw new Error(`The estate has no federation ${federationId}.`)
  const isHere = ({ home }: Vm | Policy) => 'omnistack' in home && home.omnistack === federationId
  const here = <T extends Vm | Policy>(thing: T | undefined) =>
    thing && isHere(thing) ? thing : undefined
  return {
    estate,
    federation,
    controller: host,
    tells,
    management: {
      id: createRandom(0, federationId).uuid(),
      address: '10.100.0.10',
      name: `vcenter-${federationId.replace(/^fed-/, '')}.example.net`,
    },
    moment: () => ({ machines: estate.machines, at: estate.now(), speed: estate.speed }),
    vms: () => [...estate.vms.values()].filter(isHere),
    vm: (id) => here(estate.vms.get(id)),
    policies: () => [...estate.policies.values()].filter(isHere),
    policy: (id) => (id === null ? undefined : here(estate.policies.get(id))),
    cluster: (id) => byId(federation.clusters, id),
    hostOn: (machineId) => federation.hosts.find((one) => one.machineId === machineId),
    host: (id) => byId(federation.hosts, id),
    datastore: (id) => byId(federation.datastores, id),
    machine: (machineId) => estate.machines.get(machineId),
  }
}

/** `2026-11-20T10:00:00Z`; `NA` for none (facts.md 8). */
export const stamp = (at: number | null): string =>
  at === null ? 'NA' : `${new Date(at).toISOString().slice(0, 19)}Z`

const numbers = new Map<string, number>()

/** What a vCenter counts an object as, drawn once from its id. */
const numberOf = (id: string): number => {
  const number = numbers.get(id) ?? createRandom(0, id).int(8, 99_999)
  numbers.set(id, number)
  return number
}

/** `<vCenter>:<type>:<type's prefix>-<number>`, the number drawn from the object's own id. */
export const hypervisorId = (scope: Scope, type: string, prefix: string, id: string): string =>
  `${scope.management.id}:${type}:${prefix}${numberOf(id)}`

/** Columns that say by whom the hypervisors are managed. */
export const managementColumns = ({ management }: Scope) => ({
  hypervisor_management_system: () => management.address,
  hypervisor_management_system_name: () => management.name,
})

const datacenter = 'Datacenter'

/** Columns that say in which data centre of the vCenter the clusters stand. */
export const parentColumns = (scope: Scope) => {
  const id = hypervisorId(scope, datacenter, 'datacenter-', scope.federation.id)
  return {
    compute_cluster_parent_hypervisor_object_id: () => id,
    compute_cluster_parent_name: () => `dc-${scope.federation.region}`,
  }
}

/** All clusters are of one group. */
export const groupColumns = ({ federation }: Scope) => {
  const ids = [federation.clusterGroup.id]
  return { cluster_group_ids: () => ids }
}
