import { minute } from '../course'
import type { Course } from '../course'
import { touchVm } from '../vms'
import { protectionOf } from './availability'
import type { Federation, FederationCluster, FederationHost } from './federation'
import type { Site, TaskOrder } from './tasks'
import { needed, TaskFailure } from './tasks'

const clusterIn = ({ federation }: Site, id: string): FederationCluster =>
  needed(
    federation.clusters.find((one) => one.id === id),
    'omnistack cluster',
  )

/** Changes what operators may set of a cluster. */
export const setCluster = (
  id: string,
  change: Partial<Pick<FederationCluster, 'timeZone' | 'optimizer'>>,
): TaskOrder => ({
  durationMs: 2_000,
  finish: (site) => {
    Object.assign(clusterIn(site, id), change)
    return [{ type: 'omnistack_cluster', id }]
  },
})

/** Takes a host out of its federation; by force also one that VMs run on, which its neighbours take over. */
export const removeHost = (id: string, force: boolean): TaskOrder => ({
  durationMs: 2 * minute,
  finish: (site, at) => {
    const { course, federation } = site
    const host = needed(
      federation.hosts.find((one) => one.id === id),
      'host',
    )
    const vms = [...course.world.vms.values()].filter(
      (vm) => 'omnistack' in vm.home && vm.machineId === host.machineId,
    )
    const heir = federation.hosts.find(
      (one) => one.clusterId === host.clusterId && one.id !== host.id,
    )
    if (vms.length > 0 && !(force && heir))
      throw new TaskFailure(1, 'Virtual machines still run on the host.')
    for (const vm of vms) touchVm(vm, at, heir ? { machineId: heir.machineId } : {})
    federation.hosts = federation.hosts.filter((one) => one.id !== id)
    const cluster = clusterIn(site, host.clusterId)
    cluster.hostIds = cluster.hostIds.filter((one) => one !== id)
    return [{ type: 'host', id }]
  },
})

const stopMs = 30_000
const forceMs = 10_000
const lookMs = 10_000

/** Whether its VMs would all be safe without a host: another one has the whole of each. */
const isExpendable = (course: Course, at: number, federation: Federation, host: FederationHost) => {
  const moment = { machines: course.world.machines, at, speed: course.speed }
  const neighbours = federation.hosts.filter(
    (one) => one.clusterId === host.clusterId && one.id !== host.id && one.stoppedAt === null,
  )
  if (neighbours.length === 0) return false
  return [...course.world.vms.values()].every(
    (vm) =>
      !('omnistack' in vm.home) ||
      vm.clusterId !== host.clusterId ||
      protectionOf(moment, federation, vm).status === 'SAFE',
  )
}

const stopAfter = (course: Course, at: number, host: FederationHost, durationMs: number) => {
  const { shutdown } = host
  course.queue.schedule(at + durationMs / course.speed, (now) => {
    if (host.shutdown !== shutdown) return
    host.stoppedAt = now
    host.shutdown = 'NONE'
  })
}

/** Waits until nothing depends on a controller any more; the last one of a cluster waits for ever. */
const awaitSafety = (course: Course, at: number, federation: Federation, host: FederationHost) => {
  if (host.shutdown !== 'HA') return
  if (isExpendable(course, at, federation, host)) {
    host.shutdown = 'IN_PROGRESS'
    stopAfter(course, at, host, stopMs)
  } else
    course.queue.schedule(at + lookMs / course.speed, (now) =>
      awaitSafety(course, now, federation, host),
    )
}

/** Shuts a controller down, once its VMs are safe without it or by force; false where that is under way. */
export const shutDownController = (
  course: Course,
  at: number,
  federation: Federation,
  host: FederationHost,
  waits: boolean,
): boolean => {
  if (host.shutdown !== 'NONE' || host.stoppedAt !== null) return false
  host.shutdown = waits ? 'HA' : 'FORCE_IN_PROGRESS'
  if (waits) course.queue.schedule(at + 1_000, (now) => awaitSafety(course, now, federation, host))
  else stopAfter(course, at, host, forceMs)
  return true
}

/** Calls a shutdown off that has not been forced; false where there is none. */
export const cancelShutdown = (course: Course, at: number, host: FederationHost): boolean => {
  if (host.shutdown !== 'HA' && host.shutdown !== 'IN_PROGRESS') return false
  host.shutdown = 'CANCEL_IN_PROGRESS'
  course.queue.schedule(at + 5_000 / course.speed, () => {
    host.shutdown = 'NONE'
  })
  return true
}
