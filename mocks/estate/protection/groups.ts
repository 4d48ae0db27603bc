import type { Course } from '../course'
import type { Region, World } from '../types'
import type { Vm } from '../virtual/types'
import { jobOf } from './job-runs'
import { tellVms, unprotect } from './jobs'
import { touch } from './stores'
import type { ProtectionGroup } from './types'

/** What a new group is. */
type GroupOrder = Pick<ProtectionGroup, 'name' | 'description' | 'type' | 'category' | 'vmIds'> & {
  region: Region
}

/** Adds a group that nothing protects yet. */
export const addGroup = (
  world: World,
  at: number,
  id: string,
  order: GroupOrder,
): ProtectionGroup => {
  const group: ProtectionGroup = {
    ...order,
    id,
    jobId: null,
    state: 'OK',
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
  world.protection.groups.set(id, group)
  return group
}

/** Changes a group; VMs that leave it lose its protection, VMs that join it have it. */
export const editGroup = (
  course: Course,
  at: number,
  group: ProtectionGroup,
  change: Partial<Pick<ProtectionGroup, 'name' | 'description' | 'vmIds'>>,
) => {
  const job = jobOf(course.world, group.jobId)
  if (job) tellVms(course, at, job, null)
  touch(group, at, { ...change, state: 'OK' })
  if (job) tellVms(course, at, job, job)
}

/** A group goes, and its job with it; copies of its VMs stay with them. */
export const removeGroup = (course: Course, at: number, group: ProtectionGroup) => {
  const job = jobOf(course.world, group.jobId)
  if (job) unprotect(course, at, job)
  course.world.protection.groups.delete(group.id)
  course.world.backups.delete(group.id)
  course.world.snapshots.delete(group.id)
}

/** The groups that a VM is in. */
export const groupsOf = ({ protection }: World, { id }: Pick<Vm, 'id'>): ProtectionGroup[] =>
  [...protection.groups.values()].filter(({ vmIds }) => vmIds.includes(id))
