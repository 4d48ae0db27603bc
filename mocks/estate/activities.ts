import type { Course } from './course'
import type { Activity, Group, Machine } from './types'

type Note = Pick<Activity, 'key' | 'title' | 'message'> &
  Partial<Pick<Activity, 'health' | 'recommendedAction'>>

/** Writes an activity about a server into the feed of its region. */
export const noteMachine = (course: Course, at: number, machine: Machine, note: Note) => {
  course.world.activities.push({
    id: course.random.uuid(),
    region: machine.region,
    at,
    health: null,
    recommendedAction: null,
    sourceType: 'Server',
    sourceId: machine.id,
    sourceName: machine.hostName,
    machineId: machine.id,
    ...note,
  })
}

/** Writes an activity about a group into the feed of its region. */
export const noteGroup = (course: Course, at: number, group: Group, note: Note) => {
  course.world.activities.push({
    id: course.random.uuid(),
    region: group.region,
    at,
    health: null,
    recommendedAction: null,
    sourceType: 'Group',
    sourceId: group.id,
    sourceName: group.name,
    machineId: null,
    ...note,
  })
}

const machineNotes: Note[] = [
  {
    key: 'SERVER_INVENTORY_COLLECTED',
    title: 'Server inventory collected',
    message: 'The full inventory of the server was collected.',
  },
  {
    key: 'SERVER_POWER_STATE_CHANGED',
    title: 'Server power reset',
    message: 'The server was restarted from its operating system.',
  },
  {
    key: 'SERVER_SETTINGS_APPLIED',
    title: 'iLO settings applied',
    message:
      'The iLO settings of the group were applied.\n\n**Note:** the host was not restarted.\n',
  },
  {
    key: 'SERVER_LOG_COLLECTED',
    title: 'Server log collected',
    message: 'The Active Health System log was collected and is kept for 7 days.',
  },
  {
    key: 'SERVER_SUBSCRIPTION_UPDATED',
    title: 'Subscription renewed',
    message: 'The subscription of the server was renewed automatically.',
  },
  {
    key: 'FIRMWARE_UPDATE_SUCCESSFUL',
    title: 'Firmware update successful',
    message:
      'Firmware update successful\n\n**Note:** The server firmware is already up to date with the baseline of its group.\n',
  },
]

const groupNotes: Note[] = [
  {
    key: 'GROUP_UPDATED',
    title: 'Group updated',
    message: 'The firmware baseline of the group was changed.',
  },
  {
    key: 'GROUP_COMPLIANCE_CHECKED',
    title: 'Firmware compliance checked',
    message: 'Servers were compared with the firmware baseline of the group.',
  },
]

/** A burst as the feed shows it: one cause, several servers of one group within seconds. */
export const chatter = (course: Course, at: number) => {
  const { random, world } = course
  const group = random.pick([...world.groups.values()])
  if (group.machineIds.length === 0 || random.chance(0.1)) {
    noteGroup(course, at, group, random.pick(groupNotes))
    return
  }
  const note = random.pick(machineNotes)
  const first = random.int(0, group.machineIds.length - 1)
  const length = random.chance(0.2) ? random.int(5, 14) : random.int(1, 3)
  group.machineIds.slice(first, first + length).forEach((id, index) => {
    course.queue.schedule(at + index * random.int(200, 2_500), (now) => {
      const machine = world.machines.get(id)
      if (machine) noteMachine(course, now, machine, note)
    })
  })
}
