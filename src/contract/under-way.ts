import * as v from 'valibot'
import { taskSchema } from './task'

const { sourceId, id, name, note, state, progress, createdAt, startedAt } = taskSchema.entries

/** A task that has not ended, as the rows and pages of what it touches show it. */
export const underWaySchema = v.object({
  sourceId,
  id,
  name,
  note,
  state,
  progress,
  createdAt,
  startedAt,
  /** Keys of what it touches (`keyOf`): one thing has one task here, the one that is most about it. */
  touches: v.array(v.string()),
})
export type UnderWay = v.InferOutput<typeof underWaySchema>

export const allUnderWaySchema = v.object({
  tasks: v.array(underWaySchema),
  pollAfterMs: v.number(),
})
export type AllUnderWay = v.InferOutput<typeof allUnderWaySchema>
