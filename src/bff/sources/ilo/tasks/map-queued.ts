import { taskStatus } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import { taskStateOf } from '../../task-states'
import { lookup } from '../../tolerant'
import { codeOf, textOf } from '../messages'
import { phaseOf } from './map-flash'
import { taskIdOf } from './task-id'
import { type Around, tellTask } from './tell-task'
import type { Flash, QueuedRecord } from './wire'

/** The commands of the queue (facts.md 10), as people say them. */
const commands: Readonly<Record<string, string>> = {
  ApplyUpdate: 'Apply update',
  ResetServer: 'Restart server',
  ResetBmc: 'Restart iLO',
  Wait: 'Wait',
  PendingReset: 'Wait for a restart of the server',
}
const agents: Readonly<Record<string, string>> = {
  Bmc: 'iLO',
  Uefi: 'the system ROM, at the next start',
  RuntimeAgent: 'the agent in the operating system',
}

const waitsFor = ({ by }: QueuedRecord) => {
  if (by.length === 0 || by.includes('Bmc')) return 'Waits for its turn.'
  return by.includes('RuntimeAgent')
    ? 'Waits for the agent in the operating system.'
    : 'Waits for the next start of the server.'
}

export const queuedId = (origin: Around['origin'], { uri, createdAt }: QueuedRecord) =>
  taskIdOf(origin, uri, createdAt)

export const stateOfQueued = ({ state }: QueuedRecord) => taskStateOf('iloUpdateTask', state)

const commandOf = ({ command }: QueuedRecord) => lookup(commands, command, command ?? 'Update')

const parametersOf = (record: QueuedRecord) => [
  { name: 'Command', value: commandOf(record) },
  ...(record.file === null ? [] : [{ name: 'File', value: record.file }]),
  ...(record.by.length === 0
    ? []
    : [{ name: 'Done by', value: record.by.map((one) => lookup(agents, one, one)).join(', ') }]),
]

/** A command of HPE's update queue. `flash`: the image that it has flashed at the moment. */
export const mapQueued = (
  record: QueuedRecord,
  flash: Flash | null,
  around: Around,
): MirroredTask => {
  const state = stateOfQueued(record)
  const phase = flash && phaseOf(flash)
  const messages = codeOf(record.result) === null ? [] : [record.result]
  const waiting = state === 'queued' ? waitsFor(record) : null
  const { ended } = taskStatus[state]
  return tellTask(
    {
      id: queuedId(around.origin, record),
      kind: 'ilo-update-task',
      name: record.name ?? commandOf(record),
      state,
      word: record.state,
      note: waiting ?? phase?.note ?? textOf(record.result),
      percent: phase?.percent ?? null,
      begunAt: record.createdAt,
      startedAt: null,
      endedAt: ended ? record.modifiedAt : null,
      messages,
      lines: phase?.note == null ? [] : [phase.note],
      parameters: parametersOf(record),
      why: record.state === 'EXPIRED' ? 'Its time ran out before it began.' : null,
    },
    around,
  )
}
