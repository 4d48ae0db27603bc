import { noteGroup } from './activities'
import type { Course } from './course'
import { touch } from './health'
import type { Saying } from './texts/texts'
import type { Group, Machine } from './types'

/** What is known of a group before anybody has changed it; the rest is empty. */
export const newGroup = (
  given: Pick<Group, 'id' | 'name' | 'region' | 'site' | 'createdAt'> & Partial<Group>,
): Group => ({
  machineIds: [],
  description: null,
  deviceType: 'DIRECT_CONNECT_SERVER',
  settingIds: [],
  autoAddTags: null,
  policies: { onDeviceAdd: {}, onDeviceApply: { firmwareDowngrade: false } },
  updatedAt: given.createdAt,
  revision: 1,
  ...given,
})

const tell = (
  course: Course,
  at: number,
  group: Group,
  operation: 'Created' | 'Updated' | 'Deleted',
  saying: Saying,
) => {
  course.changes.tell({ kind: 'group', operation, thing: group, at })
  noteGroup(course, at, group, { key: `GROUP_${operation.toUpperCase()}`, saying })
}

/** A new group, without servers. */
export const addGroup = (
  course: Course,
  at: number,
  given: Pick<Group, 'region' | 'name'> & Partial<Group>,
): Group => {
  const group = newGroup({ id: course.random.uuid(), site: '', createdAt: at, ...given })
  course.world.groups.set(group.id, group)
  tell(course, at, group, 'Created', { note: 'groupCreated', values: { group: group.name } })
  return group
}

const touchGroup = (course: Course, at: number, group: Group, saying: Saying) => {
  group.updatedAt = at
  group.revision += 1
  tell(course, at, group, 'Updated', saying)
}

export const changeGroup = (course: Course, at: number, group: Group, change: Partial<Group>) => {
  Object.assign(group, change)
  touchGroup(course, at, group, { note: 'groupChanged', values: { group: group.name } })
}

/** Takes servers out of the group that they are in, and into `group` where one is given; returns those that moved. */
export const moveMachines = (
  course: Course,
  at: number,
  machines: readonly Machine[],
  group: Group | null,
): Machine[] => {
  const moving = machines.filter(({ groupId }) => groupId !== (group?.id ?? null))
  const left = new Set(
    moving.flatMap(({ groupId }) => course.world.groups.get(groupId ?? '') ?? []),
  )
  for (const machine of moving) {
    const from = course.world.groups.get(machine.groupId ?? '')
    if (from) from.machineIds = from.machineIds.filter((id) => id !== machine.id)
    machine.groupId = group?.id ?? null
    group?.machineIds.push(machine.id)
    touch(course, at, machine)
  }
  const values = { servers: moving.map(({ hostName }) => hostName).join(', ') }
  for (const from of left) touchGroup(course, at, from, { note: 'serversTaken', values })
  if (group && moving.length > 0) touchGroup(course, at, group, { note: 'serversAdded', values })
  return moving
}

/** Its servers stay, in no group. */
export const removeGroup = (course: Course, at: number, group: Group) => {
  for (const id of group.machineIds) {
    const machine = course.world.machines.get(id)
    if (!machine) continue
    machine.groupId = null
    touch(course, at, machine)
  }
  group.machineIds = []
  course.world.groups.delete(group.id)
  tell(course, at, group, 'Deleted', { note: 'groupDeleted', values: { group: group.name } })
}
