import * as v from 'valibot'
import type { ListParams } from './list-query'
import type { TaskState } from './task'
import { partsSchema, taskList, taskSchema, taskStates } from './task'

/**
 * What was started as one thing: a task with all below it, or an act on several servers. It reads as its
 * root task does, but for its state. `parts` null: the task has none.
 */
export const operationSchema = v.object({
  ...taskSchema.entries,
  parts: v.optional(v.nullable(partsSchema), null),
})
export type Operation = v.InferOutput<typeof operationSchema>

const goingOn: readonly TaskState[] = ['running', 'stalled', 'waiting', 'queued', 'unknown']
const endings: readonly TaskState[] = ['failed', 'declined', 'lost', 'cancelled', 'succeeded']

/**
 * The state of an operation, of its root and its parts: it goes on while one of them does, and has failed
 * once all have ended and one of them has failed. Cancelled: none of it came to a good end.
 */
export const operationState = (states: readonly TaskState[]): TaskState => {
  const open = goingOn.find((state) => states.includes(state))
  if (open) return open
  const worst = endings.find((state) => states.includes(state)) ?? 'unknown'
  return worst === 'cancelled' && states.includes('succeeded') ? 'succeeded' : worst
}

/** Failures call for somebody who looks; states that do so. */
export const failures = ['failed', 'declined'] as const satisfies readonly TaskState[]
export const isFailure = (state: TaskState) => failures.some((one) => one === state)

/** Every state of the contract has its place. */
export const isTaskState = (text: string): text is TaskState =>
  taskStates.some((state) => state === text)

export const operationList = {
  ...taskList,
  filters: ['state', 'kind', 'source', 'who', 'server', 'vm'],
} as const satisfies ListParams

/** Somebody has seen a task, or with `task` null all that has failed until now. */
export const seenSchema = v.object({
  task: v.nullable(
    v.object({
      sourceId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
      id: v.pipe(v.string(), v.nonEmpty(), v.maxLength(400)),
    }),
  ),
})
export type Seen = v.InferOutput<typeof seenSchema>
export const seenReplySchema = v.object({ at: v.string() })
