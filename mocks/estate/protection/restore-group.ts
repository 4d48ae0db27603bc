import type { Backup } from '../backup-types'
import type { Course } from '../course'
import { minute } from '../course'
import type { Operation } from '../task-types'
import type { Vm } from '../virtual/types'
import { aboutAsset } from './assets'
import { restoreAlternate, restoreParent } from './restore'
import { touch } from './stores'
import { runTask } from './tasks'
import type { ProtectionGroup } from './types'

/** What is restored of a group, and how. */
type GroupRestore = {
  group: ProtectionGroup
  choices: readonly { vm: Vm; copy: Backup }[]
  user: string
  /** Names of new VMs; null: the VMs themselves are overwritten. */
  nameOf: ((vm: Vm) => string) | null
  powerOn: boolean
}

/** Where a VM stands. */
const placeOf = ({ machineId, clusterId, clusterName, datastoreId, datastoreName }: Vm) => ({
  machineId,
  clusterId,
  clusterName,
  datastoreId,
  datastoreName,
})

/** Restores VMs of a group in one task, with one below it for each. */
export const restoreGroup = (course: Course, at: number, order: GroupRestore): Operation => {
  const { group, choices, user, nameOf, powerOn } = order
  const parent = runTask(course, at, {
    region: group.region,
    user,
    name: `Restore protection group ${group.name}`,
    about: aboutAsset('GROUP', group),
    durationMs: 10 * minute,
    steps: ['Preparing parameters', 'Restoring virtual machines'],
    onPremises: true,
    begin: (_, now) => touch(group, now, { state: 'RESTORING' }),
    done: (_, now) => touch(group, now, { state: 'OK' }),
    undone: (_, now) => touch(group, now, { state: 'OK' }),
  })
  for (const { vm, copy } of choices) {
    const from = { vm, copy, user }
    const child = nameOf
      ? restoreAlternate(course, at, from, { ...placeOf(vm), name: nameOf(vm), powerOn })
      : restoreParent(course, at, from)
    child.parentId = parent.id
    parent.childIds.push(child.id)
  }
  return parent
}
