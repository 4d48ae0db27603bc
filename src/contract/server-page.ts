import * as v from 'valibot'
import { activitySchema } from './activity'
import { guestsSchema } from './guests'
import { pageSchema } from './page'
import { serverDetailSchema } from './server'
import { taskSchema } from './task'
import { underWaySchema } from './under-way'

/** How many of its newest tasks and activities a server's page names. */
export const fewRecent = 6

/**
 * All that the mirror holds of one server, as its page opens with it; each part with how old it is. What its
 * sources are asked while somebody looks is read apart (`serverLook`, `live`).
 */
export const serverPageSchema = v.object({
  server: serverDetailSchema,
  /** The newest that touch it, under whichever of its records. */
  tasks: pageSchema(taskSchema),
  activities: pageSchema(activitySchema),
  /** What is under way on it now. */
  underWay: v.array(underWaySchema),
  guests: guestsSchema,
})
export type ServerPage = v.InferOutput<typeof serverPageSchema>
