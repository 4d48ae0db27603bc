import type { Policy } from '../backup-types'
import { createRandom, type Random } from '../random'
import type { Extent } from '../sizes'
import type { Group, Machine } from '../types'
import { createBackupList } from './backup-list'
import type { Federation, FederationCluster, PolicyRule } from './federation'

const tebibyte = 2 ** 40

/** The policies of one federation; `No backups` is the one that takes none. */
const createPolicies = (random: Random, federation: string, keepFactor: number): Policy[] =>
  [
    { name: 'Gold 8 h', everyMinutes: 480, keepMinutes: 1_440 },
    { name: 'Silver 12 h', everyMinutes: 720, keepMinutes: 1_440 },
    { name: 'Bronze daily', everyMinutes: 1_440, keepMinutes: 2_160 },
    { name: 'No backups', everyMinutes: 0, keepMinutes: 0 },
  ].map(({ keepMinutes, ...policy }) => ({
    id: random.uuid(),
    ...policy,
    keepMinutes: keepMinutes * keepFactor,
    home: { omnistack: federation },
    destination: '<Local>',
  }))

/** The one rule of a policy that came with the federation: around the clock, to the VM's own cluster. */
const ruleOf = ({ id, everyMinutes, keepMinutes }: Policy): PolicyRule => ({
  id: createRandom(0, id).uuid(),
  everyMinutes,
  keepMinutes,
  days: 'All',
  startTime: '00:00',
  endTime: '00:00',
  destinationId: null,
  externalStore: null,
  consistency: 'NONE',
})

/**
 * A federation on servers of one group: two hosts to a cluster while it is small, four later, and a
 * datastore per cluster and policy. A host's id is its machine's UUID.
 */
export const createFederation = (
  random: Random,
  extent: Extent['federations'][number],
  keepFactor: number,
  group: Group,
  machines: Map<string, Machine>,
): { federation: Federation; policies: Policy[] } => {
  const members = group.machineIds.flatMap((id) => machines.get(id) ?? [])
  const start = Math.floor(Math.max(0, members.length - extent.hosts) * 0.92)
  const chosen = members.slice(start, start + extent.hosts)
  const policies = createPolicies(random, extent.id, keepFactor)
  const perCluster = chosen.length > 40 ? 4 : 2
  const federation: Federation = {
    id: extent.id,
    name: extent.id,
    region: group.region,
    management: extent.management,
    clusterGroup: { id: createRandom(1, extent.id).uuid(), name: `${extent.id}-group` },
    clusters: [],
    hosts: [],
    datastores: [],
    externalStores: [],
    rules: new Map(
      policies.map((policy) => [policy.id, policy.everyMinutes > 0 ? [ruleOf(policy)] : []]),
    ),
    tasks: new Map(),
    taskCount: 0,
    departed: new Map(),
    backups: createBackupList(),
  }
  for (let from = 0; from < chosen.length; from += perCluster) {
    const name = `${group.site}-cluster-${String(from / perCluster + 1).padStart(2, '0')}`
    const cluster: FederationCluster = {
      id: random.uuid(),
      name,
      hostIds: [],
      timeZone: 'Europe/Paris',
      optimizer: true,
      arbiterConnected: true,
    }
    for (const machine of chosen.slice(from, from + perCluster)) {
      machine.power = 'ON'
      const id = machine.uuid.toLowerCase()
      cluster.hostIds.push(id)
      const controller = machine.ilo.address.replace(/^10\.\d+/, '10.110')
      federation.hosts.push({
        id,
        machineId: machine.id,
        clusterId: cluster.id,
        name: machine.hostName,
        controller,
        suspended: false,
        shutdown: 'NONE',
        stoppedAt: null,
      })
    }
    federation.clusters.push(cluster)
    for (const policy of policies.filter(({ everyMinutes }) => everyMinutes > 0))
      federation.datastores.push({
        id: random.uuid(),
        name: `ds-${name}-${policy.name.split(' ')[0]?.toLowerCase()}`,
        clusterId: cluster.id,
        policyId: policy.id,
        sizeBytes: random.int(2, 20) * tebibyte,
        createdAt: Date.UTC(2024, 2, 4, 9, 30),
        singleReplica: false,
        sharedWith: [],
      })
  }
  return { federation, policies }
}
