import { taskStatus } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import { redfishStateOf } from '../../task-states'
import { textOf } from '../messages'
import { phaseOf } from './map-flash'
import { taskIdOf } from './task-id'
import { type Around, tellTask } from './tell-task'
import type { Flash, TaskRecord } from './wire'

/** `Task 4` says nothing that its id does not. */
const isGeneric = (name: string) => /^(redfish |ilo )?task\b/i.test(name)

/** `…/Actions/ComputerSystem.Reset` → `Computer system reset`. */
const actionIn = (asked: string | null) => {
  const words = asked
    ?.split('/')
    .filter(Boolean)
    .at(-1)
    ?.replaceAll('.', ' ')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
  return words ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : null
}

const nameOf = ({ name, asked }: TaskRecord) =>
  name !== null && !isGeneric(name) ? name : (actionIn(asked) ?? name ?? 'Redfish task')

export const taskRecordId = (origin: Around['origin'], { uri, begunAt }: TaskRecord) =>
  taskIdOf(origin, uri, begunAt)

export const stateOfTask = ({ state, health }: TaskRecord) => redfishStateOf(state, health)

/** A task of Redfish's TaskService. `flash`: the image that it has flashed at the moment. */
export const mapTaskRecord = (
  record: TaskRecord,
  flash: Flash | null,
  around: Around,
): MirroredTask => {
  const state = stateOfTask(record)
  const phase = flash && phaseOf(flash)
  const last = record.messages.at(-1)
  const note = (last && textOf(last)) ?? phase?.note ?? null
  const { messages, begunAt } = record
  const isOver = taskStatus[state].ended || record.endedAt !== null
  return tellTask(
    {
      id: taskRecordId(around.origin, record),
      kind: 'redfish-task',
      name: nameOf(record),
      state,
      word: [record.state, record.health].filter(Boolean).join(', ') || null,
      note,
      percent: record.percent ?? phase?.percent ?? null,
      begunAt,
      startedAt: state === 'queued' ? null : begunAt,
      endedAt: isOver ? record.endedAt : null,
      messages,
      lines: phase?.note == null ? [] : [phase.note],
      parameters: [],
      why: null,
    },
    around,
  )
}
