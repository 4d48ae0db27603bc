import type { Course } from '../course'
import { jobOf } from '../protection/job-runs'
import { protect, unprotect } from '../protection/jobs'
import type { Operation } from '../task-types'
import type { Region } from '../types'
import { touchVm } from '../vms'
import { noteDatastore, shortage } from './datastore-space'
import type { Datastore, HypervisorCluster, Vm } from './types'
import { runVirtualTask } from './virtual-task'
import { aboutVm, hostOutage } from './vm-actions'

const gibibyte = 2 ** 30

/** A VM that is to be made from an image. */
export type Deployment = {
  region: Region
  user: string
  name: string
  guest: string
  machineId: string
  cluster: HypervisorCluster
  datastore: Datastore
  policyId: string | null
  powerOn: boolean
}

/** Makes a VM: there as CREATING at once, gone again where it fails, protected where a policy is given. */
export const deployVm = (course: Course, at: number, order: Deployment): Operation => {
  const { region, user, name, cluster, datastore, policyId } = order
  const vm: Vm = {
    id: course.random.uuid(),
    name,
    home: { greenlake: region },
    machineId: order.machineId,
    clusterId: cluster.id,
    clusterName: cluster.name,
    datastoreId: datastore.id,
    datastoreName: datastore.name,
    power: 'OFF',
    capacityBytes: 40 * gibibyte,
    memoryMb: 4_096,
    cpus: 2,
    guest: order.guest,
    policyId: null,
    jobId: null,
    offsetMinutes: 0,
    suspended: false,
    ailment: null,
    state: 'CREATING',
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
  course.world.vms.set(vm.id, vm)
  course.world.backups.set(vm.id, [])
  return runVirtualTask(course, at, {
    region,
    user,
    name: `Provisioning virtual machine ${name}`,
    about: aboutVm(vm),
    durationMs: 120_000,
    estimatedMinutes: 10,
    steps: [
      { message: 'Preparing parameters', percent: 25 },
      { message: 'Starting virtual machine deployment', percent: 40 },
      ...(policyId === null ? [] : [{ message: 'Applying protection policy', percent: 90 }]),
    ],
    hindrance: () => hostOutage(course, vm) ?? shortage(course, datastore, 0),
    done: (now) => {
      touchVm(vm, now, { state: 'OK', power: order.powerOn ? 'ON' : 'OFF' })
      if (policyId !== null)
        protect(course, now, {
          region,
          user,
          asset: { kind: 'VM', id: vm.id },
          policyId,
          overrides: [],
          effectiveFrom: null,
        })
      noteDatastore(course, now, datastore.id)
    },
    undone: () => {
      course.world.vms.delete(vm.id)
      course.world.backups.delete(vm.id)
    },
  })
}

/** Deletes a VM that is off; one with recovery points stays as DELETED, so that they can be restored. */
export const deleteVm = (course: Course, at: number, vm: Vm, user: string): Operation => {
  const { world } = course
  touchVm(vm, at, { state: 'DELETING' })
  return runVirtualTask(course, at, {
    region: 'greenlake' in vm.home ? vm.home.greenlake : 'us-west',
    user,
    name: `Delete virtual machine ${vm.name}`,
    about: aboutVm(vm),
    durationMs: 1_000,
    pollSeconds: 2,
    steps: [],
    hindrance: () => hostOutage(course, vm),
    done: (now) => {
      const job = jobOf(world, vm.jobId)
      if (job?.asset.id === vm.id) unprotect(course, now, job)
      touchVm(vm, now, { state: 'DELETED', policyId: null, jobId: null })
      const copies = world.backups.get(vm.id) ?? []
      if (!copies.some(({ expiresAt }) => expiresAt === null || expiresAt > now)) {
        world.vms.delete(vm.id)
        world.backups.delete(vm.id)
      }
      noteDatastore(course, now, vm.datastoreId)
    },
    undone: (now) => touchVm(vm, now, { state: 'OK' }),
  })
}

/** Moves VMs to another cluster and datastore, spread over its hosts. */
export const migrateVms = (
  course: Course,
  at: number,
  vms: readonly Vm[],
  target: { cluster: HypervisorCluster; datastore: Datastore },
  { region, user }: { region: Region; user: string },
): Operation => {
  const { cluster, datastore } = target
  const needed = vms.reduce((sum, { capacityBytes }) => sum + capacityBytes, 0)
  const [first] = vms
  for (const vm of vms) touchVm(vm, at, { state: 'UPDATING' })
  return runVirtualTask(course, at, {
    region,
    user,
    name:
      vms.length === 1 && first
        ? `Migrate virtual machine ${first.name}`
        : `Migrate ${vms.length} virtual machines`,
    about: vms.length === 1 && first ? aboutVm(first) : null,
    durationMs: 90_000,
    steps: [
      { message: 'Preparing parameters', percent: 10 },
      { message: 'Relocating virtual disks', percent: 60 },
    ],
    parts: vms.map(({ name }) => ({ name: `Relocate virtual machine ${name}`, seconds: 60 })),
    hindrance: () => shortage(course, datastore, needed),
    done: (now) => {
      const left = new Set(vms.map(({ datastoreId }) => datastoreId))
      vms.forEach((vm, index) =>
        touchVm(vm, now, {
          state: 'OK',
          clusterId: cluster.id,
          clusterName: cluster.name,
          datastoreId: datastore.id,
          datastoreName: datastore.name,
          machineId: cluster.machineIds[index % cluster.machineIds.length] ?? vm.machineId,
        }),
      )
      for (const id of [...left, datastore.id]) noteDatastore(course, now, id)
    },
    undone: (now) => {
      for (const vm of vms) touchVm(vm, now, { state: 'OK' })
    },
  })
}
