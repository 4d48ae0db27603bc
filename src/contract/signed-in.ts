import * as v from 'valibot'
import { entries, roles } from './session'

/** One living session, as its owner or an admin sees it. `current`: that of whoever asks. */
export const signedInSchema = v.object({
  id: v.string(),
  name: v.string(),
  role: v.picklist(roles),
  entry: v.picklist(entries),
  address: v.string(),
  browser: v.string(),
  since: v.string(),
  /** To the minute: uses are written down no oftener. */
  usedAt: v.string(),
  /** If nobody uses it until then. */
  expiresAt: v.string(),
  current: v.boolean(),
  own: v.boolean(),
})
export type SignedIn = v.InferOutput<typeof signedInSchema>

/** The last used first. */
export const signedInListSchema = v.object({ sessions: v.array(signedInSchema) })
export type SignedInList = v.InferOutput<typeof signedInListSchema>
