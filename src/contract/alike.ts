import * as v from 'valibot'
import { taskSchema } from './task'

/**
 * Other failures of the kind of one that failed (same kind and name, same error code where there is one),
 * and what ended well afterwards on the same target.
 */
export const alikeSchema = v.object({
  /** How many are kept, the newest of them when. */
  failures: v.number(),
  lastAt: v.nullable(v.string()),
  /** Of how many of the newest it was looked up what came afterwards, and for how many the same ended well. */
  followed: v.number(),
  recovered: v.number(),
  /** What ended well after the failure and before the same did, most often first. */
  between: v.array(v.object({ name: v.string(), times: v.number(), last: taskSchema })),
  /** The newest, each with the next of the same that ended well on its target. */
  newest: v.array(v.object({ task: taskSchema, recovery: v.nullable(taskSchema) })),
})
export type Alike = v.InferOutput<typeof alikeSchema>
