import type { TaskTarget } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import type { Sought } from '../../acts'
import type { IloOrigin } from '../map'
import { isFlashing, mapFlash } from '../tasks/map-flash'
import { mapQueued, queuedId } from '../tasks/map-queued'
import { mapTaskRecord, taskRecordId } from '../tasks/map-task'
import type { Reading } from '../tasks/read-tasks'
import { isTaskAt, taskIdOf } from '../tasks/task-id'
import { flashesAlone, isUpdate, ownerOf } from '../tasks/tasks-of-bmc'

/** Its clock tells whole seconds; where it does not tell it, it need not be right. */
const slackMs = { told: 5_000, untold: 60_000 } as const

/** One update that is looked for on one BMC. `at`: now, ISO. */
export type Wanted = Sought & {
  image: string
  origin: IloOrigin
  targets: TaskTarget[]
  at: string
}

const fileOf = (address: string) =>
  URL.canParse(address) ? new URL(address).pathname.split('/').at(-1) : address

/** What began after it was asked for, by the clock of the BMC; what tells no time only if it goes on. */
const createSince = ({ flash }: Reading, { sentAt, at }: Wanted) => {
  const clock = flash?.clock ?? null
  const ahead = clock === null ? 0 : Date.parse(clock) - Date.parse(at)
  const earliest = sentAt.getTime() + ahead - slackMs[clock === null ? 'untold' : 'told']
  return (begunAt: string | null, isOwner: boolean) =>
    begunAt === null ? isOwner : Date.parse(begunAt) >= earliest
}

/** What is flashed without a record: as the mirror has it already, else from now on. */
const alone = (reading: Reading, wanted: Wanted): MirroredTask | null => {
  const { flash } = reading
  const { origin, targets, open, taken, at } = wanted
  if (!flash || !isFlashing(flash) || !flashesAlone(reading, open, origin)) return null
  const held = open.find(({ row }) => isTaskAt(origin, flash.uri, row.id)) ?? null
  const id = held?.row.id ?? taskIdOf(origin, flash.uri, at)
  return taken.has(id) ? null : mapFlash(id, flash, { origin, targets, held, at })
}

/**
 * The task that a BMC has made of an order: its record among the tasks or in the queue, else the image that
 * is being flashed. Null: nothing of it shows.
 */
export const findUpdate = (reading: Reading, wanted: Wanted): MirroredTask | null => {
  const { image, origin, targets, taken, open, at } = wanted
  const { flash, tasks, queue } = reading
  const owner = ownerOf(reading)
  const since = createSince(reading, wanted)
  const lent = (record: object) => (record === owner ? flash : null)
  const around = (id: string) => {
    const held = open.find(({ row }) => row.id === id) ?? null
    return { origin, targets, held, at }
  }
  const record = tasks?.findLast(
    (one) =>
      flash !== null &&
      isUpdate(one, flash) &&
      (one.image === null || fileOf(one.image) === fileOf(image)) &&
      since(one.begunAt, one === owner) &&
      !taken.has(taskRecordId(origin, one)),
  )
  if (record) return mapTaskRecord(record, lent(record), around(taskRecordId(origin, record)))
  const queued = queue?.findLast(
    (one) =>
      one.file === fileOf(image) &&
      since(one.createdAt, one === owner) &&
      !taken.has(queuedId(origin, one)),
  )
  if (queued) return mapQueued(queued, lent(queued), around(queuedId(origin, queued)))
  return alone(reading, wanted)
}
