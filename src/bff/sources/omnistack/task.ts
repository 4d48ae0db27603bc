import * as v from 'valibot'
import { type TaskTarget, taskStatus } from '../../../contract/task'
import type { MirroredTask } from '../../mirror/entities'
import { changedAt } from '../changed-at'
import { measured } from '../measured'
import { taskStateOf } from '../task-states'
import { count, parseItem, prose, time, type Wire, word } from '../tolerant'

const epoch = new Date(0).toISOString()
const id = v.pipe(v.string(), v.nonEmpty())

/** A task. `percent_complete` may be missing, the failure's text has two names (facts.md 6, 7). */
const taskSchema = v.object({
  id,
  state: word,
  percent_complete: count,
  error_code: count,
  error_message: prose,
  message: prose,
  start_time: time,
  end_time: time,
})
export type TaskRecord = v.InferOutput<typeof taskSchema>
export type WireTask = Wire<typeof taskSchema>

/** The task that a write is answered with, or that was asked for; null where there is none in the body. */
export const parseTask = (body: unknown): TaskRecord | null =>
  parseItem(v.object({ task: taskSchema }), body)?.task ?? null

/** What only who began a task knows: the record says neither what it does nor on what. */
export type TaskAbout = {
  name: string
  targets: TaskTarget[]
  startedBy: string | null
  createdAt: string
}

/** What a record is mapped with. `held`: as the mirror has it, null where it has just begun; `at`: now, ISO. */
type Around = { sourceId: string; held: MirroredTask | null; at: string }

const errorOf = (record: TaskRecord, detail: string | null): MirroredTask['facts']['error'] => ({
  kind: 'upstream-error',
  title: 'The task failed',
  detail: detail ?? 'No reason was given.',
  ...(record.error_code ? { upstreamCode: String(record.error_code) } : {}),
})

/**
 * An OmniStack task; while it runs it ends in 1970, and no record says when it changed or said something:
 * that is when we saw it (facts.md 7).
 */
export const mapTask = (
  record: TaskRecord,
  { name, targets, startedBy, createdAt }: TaskAbout,
  { sourceId, held, at }: Around,
): MirroredTask => {
  const state = taskStateOf('omnistackTask', record.state)
  const told = record.error_message ?? record.message
  const percent = record.percent_complete
  const end = record.end_time === epoch ? null : record.end_time
  const { ended } = taskStatus[state]
  const seenAt = (ended ? end : null) ?? at
  const saidAt = held?.facts.log.find(({ text }) => text === told)?.at ?? end ?? at
  return {
    row: {
      sourceId,
      id: record.id,
      kind: 'omnistack-task',
      name,
      state,
      note: told,
      progress: measured(percent),
      targets,
      parentId: null,
      startedBy,
      createdAt,
      startedAt: record.start_time ?? createdAt,
      endedAt: ended ? (end ?? at) : null,
      updatedAt: changedAt(held?.row ?? null, { state, note: told, percent }, seenAt),
    },
    facts: {
      sourceState: record.state ?? 'Not told',
      error: state === 'failed' ? errorOf(record, told) : null,
      recommendations: [],
      log: told === null ? [] : [{ at: saidAt, text: told }],
    },
  }
}
