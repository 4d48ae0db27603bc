import type { Affected, Federation, FederationDatastore } from './federation'
import type { Site, TaskOrder } from './tasks'
import { needed, TaskFailure } from './tasks'

const changed = (id: string): Affected[] => [{ type: 'datastore', id }]

const datastoreIn = ({ federation }: Site, id: string): FederationDatastore =>
  needed(
    federation.datastores.find((one) => one.id === id),
    'datastore',
  )

const vmsOn = ({ course }: Site, id: string) =>
  [...course.world.vms.values()].filter(({ datastoreId }) => datastoreId === id)

export const createDatastore = (
  order: Pick<
    FederationDatastore,
    'name' | 'clusterId' | 'policyId' | 'sizeBytes' | 'singleReplica'
  >,
): TaskOrder => ({
  durationMs: 15_000,
  finish: (site, createdAt) => {
    needed(
      site.federation.clusters.find(({ id }) => id === order.clusterId),
      'omnistack cluster',
    )
    needed(site.course.world.policies.get(order.policyId), 'policy')
    const id = site.random.uuid()
    site.federation.datastores.push({ ...order, id, createdAt, sharedWith: [] })
    return changed(id)
  },
})

/** Deletes a datastore that no VM is on. */
export const deleteDatastore = (id: string): TaskOrder => ({
  durationMs: 10_000,
  finish: (site) => {
    datastoreIn(site, id)
    if (vmsOn(site, id).length > 0)
      throw new TaskFailure(1, 'The datastore still holds virtual machines.')
    const { federation } = site
    federation.datastores = federation.datastores.filter((one) => one.id !== id)
    return changed(id)
  },
})

const change = (
  id: string,
  make: (datastore: FederationDatastore, site: Site) => void,
): TaskOrder => ({
  durationMs: 5_000,
  finish: (site) => {
    make(datastoreIn(site, id), site)
    return changed(id)
  },
})

export const resizeDatastore = (id: string, sizeBytes: number): TaskOrder =>
  change(id, (datastore) => {
    datastore.sizeBytes = sizeBytes
  })

/** Holds for VMs that come onto the datastore, not for those on it (omnistack facts.md 8.3). */
export const setDatastorePolicy = (id: string, policyId: string): TaskOrder =>
  change(id, (datastore, { course }) => {
    needed(course.world.policies.get(policyId), 'policy')
    datastore.policyId = policyId
  })

/** Lets a host without a controller mount a datastore, or no more. `hosts`: those that could. */
export const shareDatastore = (
  id: string,
  hostName: string,
  shared: boolean,
  hosts: readonly string[],
): TaskOrder =>
  change(id, (datastore) => {
    if (!hosts.includes(hostName)) throw new TaskFailure(1, 'The standard host does not exist.')
    const others = datastore.sharedWith.filter((name) => name !== hostName)
    datastore.sharedWith = shared ? [...others, hostName] : others
  })

/** Whether a policy is what a datastore or a VM goes by. */
export const isPolicyUsed = (
  { datastores }: Federation,
  vms: Iterable<{ policyId: string | null }>,
  policyId: string,
): boolean =>
  datastores.some((datastore) => datastore.policyId === policyId) ||
  [...vms].some((vm) => vm.policyId === policyId)
