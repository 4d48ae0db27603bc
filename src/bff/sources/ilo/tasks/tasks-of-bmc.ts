import type { TaskTarget } from '../../../../contract/task'
import { taskStatus } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import { lostTask } from '../../lost-task'
import type { IloOrigin } from '../map'
import { endedByFirmware, endedByFlash, endOfFlash, isFlashing, mapFlash } from './map-flash'
import { mapQueued, queuedId, stateOfQueued } from './map-queued'
import { mapTaskRecord, stateOfTask, taskRecordId } from './map-task'
import type { Reading } from './read-tasks'
import { isTaskAt, pathOf, taskIdOf } from './task-id'
import type { Flash, QueuedRecord, TaskRecord } from './wire'

/** What ended longer ago than this before anybody here saw it is history of the BMC alone. */
const oldestMs = 7 * 86_400_000

/** What is known beside a reading. Times ISO. */
export type Known = {
  origin: IloOrigin
  /** What a task is about, by the address that was asked to do it. */
  targetsOf: (asked: string | null) => TaskTarget[]
  /** As the mirror holds them, by id: what is open of this BMC among them. */
  held: ReadonlyMap<string, MirroredTask>
  at: string
  /** The last reading showed it as well: it is no task that is just about to be listed, or just over. */
  wasAlone: boolean
}

export const isUpdate = ({ asked, name }: TaskRecord, { uri }: Flash) =>
  pathOf(asked ?? '')
    .toLowerCase()
    .startsWith(pathOf(uri).toLowerCase()) || /update|firmware|flash/i.test(name ?? '')

/** The record that has the image flashed; only one is at a time. */
export const ownerOf = ({ flash, queue, tasks }: Reading): QueuedRecord | TaskRecord | null => {
  if (!flash || !isFlashing(flash)) return null
  return (
    queue?.find((one) => stateOfQueued(one) === 'running') ??
    tasks?.find((one) => stateOfTask(one) === 'running' && isUpdate(one, flash)) ??
    null
  )
}

const isOpen = ({ row }: MirroredTask) => !taskStatus[row.state].ended

/**
 * Something is flashed that no list tells of. Where a list could not be read, what it told of before may
 * well be it. `held`: what the mirror holds of this BMC.
 */
export const flashesAlone = (
  reading: Reading,
  held: Iterable<MirroredTask>,
  origin: IloOrigin,
): boolean => {
  const { flash, queue, tasks } = reading
  if (!flash || !isFlashing(flash) || ownerOf(reading)) return false
  const unread = queue === null || tasks === null
  return !(
    unread && [...held].some((task) => isOpen(task) && !isTaskAt(origin, flash.uri, task.row.id))
  )
}

const isOld = ({ row }: MirroredTask, at: string) =>
  row.endedAt !== null && Date.parse(at) - Date.parse(row.endedAt) > oldestMs

/** The ids of all that a reading lists. */
export const idsIn = ({ queue, tasks }: Reading, origin: IloOrigin): string[] => [
  ...(queue ?? []).map((one) => queuedId(origin, one)),
  ...(tasks ?? []).map((one) => taskRecordId(origin, one)),
]

const listedTasks = (reading: Reading, known: Known): MirroredTask[] => {
  const { origin, targetsOf, held, at } = known
  const owner = ownerOf(reading)
  const lent = (record: object) => (record === owner ? reading.flash : null)
  const around = (id: string, asked: string | null) => ({
    origin,
    targets: targetsOf(asked),
    held: held.get(id) ?? null,
    at,
  })
  const told = [
    ...(reading.queue ?? []).map((one) =>
      mapQueued(one, lent(one), around(queuedId(origin, one), null)),
    ),
    ...(reading.tasks ?? []).map((one) =>
      mapTaskRecord(one, lent(one), around(taskRecordId(origin, one), one.asked)),
    ),
  ]
  return told.filter((task) => {
    const before = held.get(task.row.id)
    return before ? isOpen(before) : !isOld(task, at)
  })
}

/**
 * What became of a task whose record is gone: as the iLO says of its last image, or shows by its firmware,
 * else nobody knows.
 */
const ended = (task: MirroredTask, { flash, firmware }: Reading, at: string): MirroredTask => {
  const end = flash && task.row.progress.kind === 'measured' ? endOfFlash(flash) : null
  if (flash && end) return endedByFlash(task, end, flash, at)
  return endedByFirmware(task, firmware, at) ?? lostTask(task, at)
}

/** Open ones that no list holds any more, where that list was read. */
const goneTasks = (reading: Reading, { origin, held, at }: Known): MirroredTask[] => {
  const { flash, queue, tasks } = reading
  const listed = new Set(idsIn(reading, origin))
  const isGone = ({ row: { id, kind } }: MirroredTask) =>
    !listed.has(id) &&
    (kind === 'redfish-task'
      ? tasks !== null
      : queue !== null && flash !== null && !isTaskAt(origin, flash.uri, id))
  return [...held.values()]
    .filter((task) => isOpen(task) && isGone(task))
    .map((task) => ended(task, reading, at))
}

/** An image that is flashed without a record of it, or was until now. */
const unlisted = (reading: Reading, known: Known): MirroredTask[] => {
  const { origin, targetsOf, held, at, wasAlone } = known
  const { flash } = reading
  if (!flash) return []
  const open = [...held.values()].filter(
    (task) => isOpen(task) && isTaskAt(origin, flash.uri, task.row.id),
  )
  if (!isFlashing(flash)) return open.map((task) => ended(task, reading, at))
  if (!flashesAlone(reading, held.values(), origin)) return []
  const [first = null] = open
  if (!first && !wasAlone) return []
  const id = first?.row.id ?? taskIdOf(origin, flash.uri, at)
  return [mapFlash(id, flash, { origin, targets: targetsOf(null), held: first, at })]
}

/** All that is to be written of the tasks of one BMC. */
export const tasksOfBmc = (reading: Reading, known: Known): MirroredTask[] => [
  ...listedTasks(reading, known),
  ...goneTasks(reading, known),
  ...unlisted(reading, known),
]

/**
 * Those that turned out to be the same as one that is listed by now: they had no record of their own. Only
 * one image is flashed at a time: of several without a record the first stays.
 */
export const doublesIn = (reading: Reading, { origin, held }: Known): string[] => {
  const { flash } = reading
  if (!flash || !isFlashing(flash)) return []
  const alone = [...held.values()].flatMap((task) =>
    isOpen(task) && isTaskAt(origin, flash.uri, task.row.id) ? [task.row.id] : [],
  )
  return ownerOf(reading) ? alone : alone.slice(1)
}
