import type { Policy } from './backup-types'
import type { Federation } from './federation/federation'
import type { Random } from './random'
import type { Machine, Region } from './types'
import type { Vm } from './virtual/types'

const day = 86_400_000
const gibibyte = 2 ** 30
const applications = [
  ['sql-prod', 'Microsoft Windows Server 2022'],
  ['erp-app', 'Red Hat Enterprise Linux 9'],
  ['erp-db', 'Red Hat Enterprise Linux 9'],
  ['mail', 'Microsoft Windows Server 2022'],
  ['files', 'Microsoft Windows Server 2019'],
  ['web', 'Ubuntu Linux (64-bit)'],
  ['jenkins', 'Debian GNU/Linux 12 (64-bit)'],
  ['wiki', 'Debian GNU/Linux 12 (64-bit)'],
  ['crm', 'Microsoft Windows Server 2022'],
  ['vdi', 'Microsoft Windows 11'],
  ['mes', 'Red Hat Enterprise Linux 8'],
  ['dns', 'Debian GNU/Linux 12 (64-bit)'],
  ['pos', 'Microsoft Windows Server 2019'],
  ['erp-test', 'SUSE Linux Enterprise 15'],
] as const

/** Hands out the next free VM name of an application: `sql-prod-01`, `sql-prod-02`. */
export const createNames = (random: Random) => {
  const taken = new Map<string, number>()
  return () => {
    const [application, guest] = random.pick(applications)
    const number = (taken.get(application) ?? 0) + 1
    taken.set(application, number)
    return { name: `${application}-${String(number).padStart(2, '0')}`, guest }
  }
}
type Names = ReturnType<typeof createNames>

type Place = Pick<
  Vm,
  'home' | 'machineId' | 'clusterId' | 'clusterName' | 'datastoreId' | 'datastoreName' | 'policyId'
>

const createVm = (
  random: Random,
  nextName: Names,
  place: Place,
  policy: Policy | null,
  now: number,
): Vm => {
  const protectedBy = policy && policy.everyMinutes > 0 ? policy : null
  const vm: Omit<Vm, 'state' | 'updatedAt' | 'revision'> = {
    id: random.uuid(),
    ...nextName(),
    ...place,
    power: random.chance(0.06) ? 'OFF' : 'ON',
    capacityBytes: random.int(2, 48) * 20 * gibibyte,
    memoryMb: 2 ** random.int(12, 16),
    cpus: 2 ** random.int(1, 4),
    jobId: protectedBy && 'greenlake' in place.home ? random.uuid() : null,
    offsetMinutes: protectedBy ? random.int(0, protectedBy.everyMinutes - 1) : 0,
    suspended: protectedBy !== null && random.chance(0.008),
    ailment: null,
    createdAt: now - random.int(3, 700) * day,
  }
  return { ...vm, state: 'OK', updatedAt: vm.createdAt, revision: 1 }
}

/** Marks a VM's record as changed at `at`. */
export const touchVm = (vm: Vm, at: number, change: Partial<Vm> = {}) => {
  Object.assign(vm, change)
  vm.updatedAt = at
  vm.revision += 1
}

/** VMs on the hosts of a federation, each on a datastore whose policy is its own (8 % have none). */
export const createFederationVms = (
  random: Random,
  nextName: Names,
  federation: Federation,
  policies: Policy[],
  count: number,
  now: number,
): Vm[] =>
  Array.from({ length: count }, () => {
    const host = random.pick(federation.hosts)
    const cluster = federation.clusters.find(({ id }) => id === host.clusterId)
    const datastore = random.pick(
      federation.datastores.filter(({ clusterId }) => clusterId === host.clusterId),
    )
    const none = policies.find(({ everyMinutes }) => everyMinutes === 0)
    const policyId = random.chance(0.08) && none ? none.id : datastore.policyId
    const place: Place = {
      home: { omnistack: federation.id },
      machineId: host.machineId,
      clusterId: host.clusterId,
      clusterName: cluster?.name ?? '',
      datastoreId: datastore.id,
      datastoreName: datastore.name,
      policyId,
    }
    const policy = policies.find(({ id }) => id === policyId) ?? null
    return createVm(random, nextName, place, policy, now)
  })

/** Clusters of four hypervisors each, with one datastore, named after the site of their first. */
export const createClusters = (random: Random, region: Region, hypervisors: Machine[]) =>
  Array.from({ length: Math.ceil(hypervisors.length / 4) }, (_, index) => {
    const hosts = hypervisors.slice(index * 4, index * 4 + 4)
    const site = hosts[0]?.site ?? ''
    const name = `${site}-vm-${String(index + 1).padStart(2, '0')}`
    const datastore = { id: random.uuid(), name: `vmfs-${name}` }
    return { id: random.uuid(), name, region, site, hosts, datastore }
  })

/** VMs of one region under Backup and Recovery, on its clusters (5 % unprotected). */
export const createRegionVms = (
  random: Random,
  nextName: Names,
  region: Region,
  clusters: ReturnType<typeof createClusters>,
  policies: Policy[],
  count: number,
  now: number,
): Vm[] => {
  if (clusters.length === 0) return []
  return Array.from({ length: count }, () => {
    const cluster = random.pick(clusters)
    const policy = random.chance(0.05) ? null : random.pick(policies)
    const place: Place = {
      home: { greenlake: region },
      machineId: random.pick(cluster.hosts).id,
      clusterId: cluster.id,
      clusterName: cluster.name,
      datastoreId: cluster.datastore.id,
      datastoreName: cluster.datastore.name,
      policyId: policy?.id ?? null,
    }
    return createVm(random, nextName, place, policy, now)
  })
}
