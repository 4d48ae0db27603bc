import type { Estate } from '../estate/estate'
import type { Federation, FederationCluster, FederationHost } from '../estate/federation'
import { createRandom } from '../estate/random'
import type { Machine, Policy, Vm } from '../estate/types'

/** One federation of the estate, with what its records refer to within reach. */
export type Scope = {
  estate: Estate
  federation: Federation
  /** The vCenter that manages it: its id leads every hypervisor object id. */
  management: { id: string; address: string; name: string }
  vms: () => Vm[]
  policies: () => Policy[]
  cluster: (id: string) => FederationCluster | undefined
  host: (machineId: string) => FederationHost | undefined
  machine: (machineId: string) => Machine | undefined
  policy: (id: string | null) => Policy | undefined
}

export const createScope = (estate: Estate, federationId: string): Scope => {
  const federation = estate.federations.find(({ id }) => id === federationId)
  if (!federation) throw new Error(`The estate has no federation ${federationId}.`)
  const clusters = new Map(federation.clusters.map((cluster) => [cluster.id, cluster]))
  const hosts = new Map(federation.hosts.map((host) => [host.machineId, host]))
  const isHere = ({ home }: Vm | Policy) => 'omnistack' in home && home.omnistack === federationId
  const name = `vcenter-${federationId.replace(/^fed-/, '')}.example.net`
  return {
    estate,
    federation,
    management: { id: createRandom(0, federationId).uuid(), address: '10.100.0.10', name },
    vms: () => [...estate.vms.values()].filter(isHere),
    policies: () => [...estate.policies.values()].filter(isHere),
    cluster: (id) => clusters.get(id),
    host: (machineId) => hosts.get(machineId),
    machine: (machineId) => estate.machines.get(machineId),
    policy: (id) => (id === null ? undefined : estate.policies.get(id)),
  }
}

/** `2026-11-20T10:00:00Z`; `NA` for none (facts.md 8). */
export const stamp = (at: number | null): string =>
  at === null ? 'NA' : `${new Date(at).toISOString().slice(0, 19)}Z`

/** `<vCenter>:<type>:<type's prefix>-<number>`, the number drawn from the object's own id. */
export const hypervisorId = (scope: Scope, type: string, prefix: string, id: string): string =>
  `${scope.management.id}:${type}:${prefix}${createRandom(0, id).int(8, 99_999)}`

/** Columns that say by whom the hypervisors are managed. */
export const managementColumns = (scope: Scope) => ({
  hypervisor_management_system: () => scope.management.address,
  hypervisor_management_system_name: () => scope.management.name,
})

const datacenter = 'Datacenter'

/** Columns that say in which data centre of the vCenter the clusters stand. */
export const parentColumns = (scope: Scope) => ({
  compute_cluster_parent_hypervisor_object_id: () =>
    hypervisorId(scope, datacenter, 'datacenter-', scope.federation.id),
  compute_cluster_parent_name: () => `dc-${scope.federation.region}`,
})

/** All clusters are of one group. */
export const groupColumns = (scope: Scope) => ({
  cluster_group_ids: () => [createRandom(1, scope.federation.id).uuid()],
})
