import { touchBackup } from '../backup-copy'
import type { Backup } from '../backup-types'
import type { Course } from '../course'
import { minute } from '../course'
import { vmType, vmUri } from '../operation-plans'
import type { Operation } from '../task-types'
import type { Vm } from '../virtual/types'
import { touchVm } from '../vms'
import { storeOutage } from './stores'
import type { TaskOrder } from './tasks'
import { runTask } from './tasks'

/** Where a VM that is restored as a new one comes to stand. */
export type Place = Pick<
  Vm,
  'machineId' | 'clusterId' | 'clusterName' | 'datastoreId' | 'datastoreName'
>

type From = { vm: Vm; copy: Backup; user: string }

/** A task that reads a copy: it is in use meanwhile, and its store has to be reachable. */
export const readingCopy = (copy: Backup, task: TaskOrder): TaskOrder => ({
  ...task,
  onPremises: true,
  hindrance: (course) =>
    storeOutage(course.world, copy.storeId) ?? task.hindrance?.(course) ?? null,
  begin: (course, at) => {
    touchBackup(copy, at, { busy: 'IN_USE_FOR_RESTORE' })
    task.begin?.(course, at)
  },
  done: (course, at) => {
    touchBackup(copy, at, { busy: null })
    task.done(course, at)
  },
  undone: (course, at) => {
    touchBackup(copy, at, { busy: null })
    task.undone?.(course, at)
  },
})

const restoreTask = (
  { vm, copy, user }: From,
  task: Omit<TaskOrder, 'region' | 'user' | 'about'>,
): TaskOrder =>
  readingCopy(copy, {
    ...task,
    region: 'greenlake' in vm.home ? vm.home.greenlake : 'us-west',
    user,
    about: { name: vm.name, uri: vmUri(vm), type: vmType },
  })

/** Overwrites a VM with what it was at a copy: off and RESTORING, in the end on again. */
export const restoreParent = (course: Course, at: number, from: From): Operation => {
  const { vm } = from
  return runTask(
    course,
    at,
    restoreTask(from, {
      name: `Restore virtual machine ${vm.name}`,
      durationMs: 6 * minute,
      steps: [
        'Preparing parameters',
        'Powering off virtual machine',
        'Restoring disk: Hard disk 1',
        'Registering virtual machine',
        'Powering on virtual machine',
      ],
      begin: (_, now) => touchVm(vm, now, { state: 'RESTORING', power: 'OFF' }),
      done: (_, now) => touchVm(vm, now, { state: 'OK', power: 'ON' }),
      undone: (_, now) => touchVm(vm, now, { state: 'OK' }),
    }),
  )
}

/** Makes a new VM from a copy, beside the one that it was taken of; nothing protects it yet. */
export const restoreAlternate = (
  course: Course,
  at: number,
  from: From,
  target: Place & { name: string; powerOn: boolean },
): Operation => {
  const { vm } = from
  const { powerOn, ...place } = target
  return runTask(
    course,
    at,
    restoreTask(from, {
      name: `Restore virtual machine ${vm.name} as ${target.name}`,
      durationMs: 8 * minute,
      steps: [
        'Preparing parameters',
        'Creating virtual machine',
        'Restoring disk: Hard disk 1',
        'Registering virtual machine',
      ],
      done: ({ world, random }, now) => {
        const id = random.uuid()
        world.backups.set(id, [])
        world.vms.set(id, {
          ...vm,
          ...place,
          id,
          power: powerOn ? 'ON' : 'OFF',
          policyId: null,
          jobId: null,
          suspended: false,
          ailment: null,
          state: 'OK',
          createdAt: now,
          updatedAt: now,
          revision: 1,
        })
      },
    }),
  )
}

/** Puts disks of a copy back: over those of their own VM, or beside those of another one. */
export const restoreDisks = (
  course: Course,
  at: number,
  from: From,
  disks: readonly { label: string; capacityBytes: number }[],
  target: Vm | null,
): Operation => {
  const vm = target ?? from.vm
  const added = target ? disks.reduce((sum, { capacityBytes }) => sum + capacityBytes, 0) : 0
  const { power } = vm
  return runTask(
    course,
    at,
    restoreTask(from, {
      name: `Restore disks of virtual machine ${from.vm.name}`,
      durationMs: 4 * minute,
      steps: ['Preparing parameters', ...disks.map(({ label }) => `Restoring disk: ${label}`)],
      begin: (_, now) =>
        touchVm(vm, now, { state: 'RESTORING', ...(target ? {} : { power: 'OFF' }) }),
      done: (_, now) =>
        touchVm(vm, now, { state: 'OK', power, capacityBytes: vm.capacityBytes + added }),
      undone: (_, now) => touchVm(vm, now, { state: 'OK', power }),
    }),
  )
}

/** Puts files of a copy into a running guest. The guest's credentials are for the moment only. */
export const restoreFiles = (
  course: Course,
  at: number,
  from: From,
  files: readonly string[],
  target: Vm,
): Operation => {
  return runTask(
    course,
    at,
    restoreTask(from, {
      name: `Restore files of virtual machine ${from.vm.name}`,
      durationMs: 2 * minute,
      steps: ['Preparing parameters', ...files.map((file) => `Restoring ${file}`)],
      hindrance: () =>
        target.power === 'OFF'
          ? `The guest of virtual machine ${target.name} is not running.`
          : null,
      done: (_, now) => touchVm(target, now),
    }),
  )
}
