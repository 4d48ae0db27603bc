import { keepSchedule } from '../backups'
import { minute } from '../course'
import type { Vm } from '../virtual/types'
import { touchVm } from '../vms'
import type { Site, TaskOrder } from './tasks'
import { needed, TaskFailure } from './tasks'

const gibibyte = 2 ** 30

const changed = (vm: Vm) => [{ type: 'virtual_machine' as const, id: vm.id }]

/** A VM of the federation as it is now: it may have gone since it was asked for. */
export const vmIn = ({ course, federation }: Site, id: string): Vm => {
  const vm = course.world.vms.get(id)
  const isHere = vm && 'omnistack' in vm.home && vm.home.omnistack === federation.id
  return needed(isHere ? vm : undefined, 'virtual machine')
}

const claimName = ({ course, federation }: Site, name: string) => {
  for (const vm of course.world.vms.values())
    if (vm.name === name && 'omnistack' in vm.home && vm.home.omnistack === federation.id)
      throw new TaskFailure(13, 'Duplicate name exists.')
}

/** Where a datastore puts a VM: onto a host of its cluster. */
const placeOn = (site: Site, datastoreId: string, vm: Vm) => {
  const { clusters, datastores, hosts } = site.federation
  const datastore = needed(
    datastores.find(({ id }) => id === datastoreId),
    'datastore',
  )
  const cluster = clusters.find(({ id }) => id === datastore.clusterId)
  const there = hosts.filter(({ clusterId }) => clusterId === datastore.clusterId)
  const stays = there.find(({ machineId }) => machineId === vm.machineId)
  return {
    datastoreId,
    datastoreName: datastore.name,
    clusterId: datastore.clusterId,
    clusterName: cluster?.name ?? '',
    machineId: (stays ?? site.random.pick(there)).machineId,
    policyId: datastore.policyId,
  }
}

/** A new VM after the image of another: off, without backups, on the schedule of its policy. */
export const createVmLike = (
  site: Site,
  at: number,
  vm: Vm,
  name: string,
  datastoreId: string,
): Vm => {
  const { course, random } = site
  claimName(site, name)
  const made: Vm = {
    ...vm,
    ...placeOn(site, datastoreId, vm),
    id: random.uuid(),
    name,
    power: 'OFF',
    suspended: false,
    ailment: null,
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
  course.world.vms.set(made.id, made)
  course.world.backups.set(made.id, [])
  keepSchedule(course, made, at)
  return made
}

/** A copy of a VM on its own datastore. */
export const cloneVm = (vmId: string, name: string): TaskOrder => ({
  durationMs: 20_000,
  begin: (site) => {
    vmIn(site, vmId)
    claimName(site, name)
  },
  finish: (site, at) => {
    const vm = vmIn(site, vmId)
    return changed(createVmLike(site, at, vm, name, vm.datastoreId))
  },
})

const wantOff = ({ power }: Vm) => {
  if (power !== 'OFF') throw new TaskFailure(130, 'The VM power state is not acceptable.')
}

/** Moves a VM that is off to another datastore: there it has a new id, and its backups stay with the old. */
export const moveVm = (vm: Vm, datastoreId: string, name = vm.name): TaskOrder => ({
  durationMs: 30_000 + (vm.capacityBytes / gibibyte) * 100,
  begin: (site) => {
    wantOff(vmIn(site, vm.id))
    placeOn(site, datastoreId, vm)
    if (name !== vm.name) claimName(site, name)
  },
  finish: (site, at) => {
    const moved = vmIn(site, vm.id)
    wantOff(moved)
    site.course.world.vms.delete(vm.id)
    site.federation.departed.set(vm.id, { vm: moved, at })
    return changed(createVmLike(site, at, moved, name, datastoreId))
  },
})

/** Switches a VM on or off. */
export const setVmPower = (vmId: string, power: 'ON' | 'OFF'): TaskOrder => ({
  durationMs: 5_000,
  begin: (site) => {
    if (vmIn(site, vmId).power === power)
      throw new TaskFailure(130, 'The VM power state is not acceptable.')
  },
  finish: (site, at) => {
    const vm = vmIn(site, vmId)
    touchVm(vm, at, { power })
    return changed(vm)
  },
})

/** Puts VMs under a policy, whose schedule holds from now on. */
export const setVmPolicy = (vmIds: readonly string[], policyId: string): TaskOrder => ({
  durationMs: 2_000,
  finish: (site, at) =>
    vmIds.flatMap((id) => {
      const vm = vmIn(site, id)
      needed(site.course.world.policies.get(policyId), 'policy')
      touchVm(vm, at, { policyId })
      keepSchedule(site.course, vm, at)
      return changed(vm)
    }),
})

/** Checks what an application-consistent backup needs to know of a guest. */
export const setBackupParameters = (vmId: string): TaskOrder => ({
  durationMs: minute / 6,
  finish: (site) => changed(vmIn(site, vmId)),
})
