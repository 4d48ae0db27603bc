import type { Course } from './course'
import type { Saying } from './texts/texts'
import type { Activity, Group, Machine } from './types'

/** What an activity tells, and under which key. */
export type Note = Pick<Activity, 'key' | 'saying'> & Partial<Pick<Activity, 'health'>>
/** Whose activity it is. `id` as the source's own, `type` as the feed names it (facts.md 6.3). */
type NoteSource = Pick<Activity, 'region' | 'sourceType' | 'sourceId' | 'sourceName'> &
  Partial<Pick<Activity, 'machineId'>>

/** Writes an activity into the feed of its region. */
export const note = (course: Course, at: number, source: NoteSource, told: Note) => {
  course.world.activities.push({
    id: course.random.uuid(),
    at,
    health: null,
    machineId: null,
    ...source,
    ...told,
  })
}

/** An activity about a server. */
export const noteMachine = (course: Course, at: number, machine: Machine, told: Note) =>
  note(
    course,
    at,
    {
      region: machine.region,
      sourceType: 'Server',
      sourceId: machine.id,
      sourceName: machine.hostName,
      machineId: machine.id,
    },
    told,
  )

/** An activity about a group. */
export const noteGroup = (course: Course, at: number, group: Group, told: Note) =>
  note(
    course,
    at,
    { region: group.region, sourceType: 'Group', sourceId: group.id, sourceName: group.name },
    told,
  )

const plain = (key: string, name: Saying['note']): Note => ({ key, saying: { note: name } })

const machineNotes: Note[] = [
  plain('SERVER_INVENTORY_COLLECTED', 'inventoryCollected'),
  plain('SERVER_POWER_STATE_CHANGED', 'serverRestarted'),
  plain('SERVER_SETTINGS_APPLIED', 'settingsApplied'),
  plain('SERVER_LOG_COLLECTED', 'logCollected'),
  plain('SERVER_SUBSCRIPTION_UPDATED', 'subscriptionRenewed'),
  plain('FIRMWARE_UPDATE_SUCCESSFUL', 'firmwareUpToDate'),
]

const groupNotes: Note[] = [
  plain('GROUP_UPDATED', 'baselineChanged'),
  plain('GROUP_COMPLIANCE_CHECKED', 'complianceChecked'),
]

/** A burst as the feed shows it: one cause, several servers of one group within seconds. */
export const chatter = (course: Course, at: number) => {
  const { random, world } = course
  const group = random.pick([...world.groups.values()])
  if (group.machineIds.length === 0 || random.chance(0.1)) {
    noteGroup(course, at, group, random.pick(groupNotes))
    return
  }
  const told = random.pick(machineNotes)
  const first = random.int(0, group.machineIds.length - 1)
  const length = random.chance(0.2) ? random.int(5, 14) : random.int(1, 3)
  group.machineIds.slice(first, first + length).forEach((id, index) => {
    course.queue.schedule(at + index * random.int(200, 2_500), (now) => {
      const machine = world.machines.get(id)
      if (machine) noteMachine(course, now, machine, told)
    })
  })
}
