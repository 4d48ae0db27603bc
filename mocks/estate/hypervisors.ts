import { createRandom } from './random'
import type { Machine, Region, World } from './types'
import type { HypervisorManager } from './virtual/types'
import type { createClusters } from './vms'

const day = 86_400_000
const tebibyte = 2 ** 40
/** What thin disks take of what they may become, in bytes. */
export const writtenOf = (provisionedBytes: number): number => provisionedBytes * 0.45

/** Bytes that VMs take of each datastore, by its id; one without VMs is missing. */
export const usedByDatastore = ({ vms }: Pick<World, 'vms'>): Map<string, number> => {
  const used = new Map<string, number>()
  for (const { datastoreId, state, capacityBytes } of vms.values())
    if (state !== 'DELETED')
      used.set(datastoreId, (used.get(datastoreId) ?? 0) + writtenOf(capacityBytes))
  return used
}

/** The cluster that a machine is a hypervisor of; undefined where it is none. */
export const clusterOf = (
  { hypervisorClusters }: Pick<World, 'hypervisorClusters'>,
  machineId: string,
) => [...hypervisorClusters.values()].find(({ machineIds }) => machineIds.includes(machineId))

/** A hypervisor host's id is its machine's UUID, as everywhere else. */
export const hostIdOf = ({ uuid }: Machine): string => uuid.toLowerCase()

const createManager = (region: Region, site: string, now: number): HypervisorManager => {
  const random = createRandom(0, `${site}/vcenter`)
  return {
    id: random.uuid(),
    name: `vcenter-${site}.example.com`,
    region,
    site,
    state: 'OK',
    createdAt: now - random.int(700, 900) * day,
    refreshedAt: now - random.int(1, 60) * 60_000,
    revision: random.int(20, 400),
  }
}

/** A size at which a datastore is between half and nine tenths full. */
const capacityFor = (id: string, usedBytes: number) => {
  const share = 0.5 + 0.42 * createRandom(0, `${id}/capacity`).next()
  return Math.max(2 * tebibyte, Math.ceil((usedBytes / share / tebibyte) * 4) * (tebibyte / 4))
}

/** Puts a region's clusters into the world, with their datastores and the vCenters that manage them. */
export const addHypervisors = (
  world: World,
  clusters: ReturnType<typeof createClusters>,
  now: number,
) => {
  const managers = new Map<string, HypervisorManager>()
  const used = usedByDatastore(world)
  for (const { id, name, region, site, hosts, datastore } of clusters) {
    const manager = managers.get(site) ?? createManager(region, site, now)
    managers.set(site, manager)
    world.hypervisorManagers.set(manager.id, manager)
    const createdAt = manager.createdAt + day
    const machineIds = hosts.map((host) => host.id)
    world.hypervisorClusters.set(id, {
      id,
      name,
      region,
      managerId: manager.id,
      machineIds,
      createdAt,
    })
    world.datastores.set(datastore.id, {
      ...datastore,
      region,
      clusterId: id,
      kind: 'VMFS',
      capacityBytes: capacityFor(datastore.id, used.get(datastore.id) ?? 0),
      createdAt,
    })
  }
}
