import * as v from 'valibot'

/** A source's own answer for drill-down: its JSON without secrets, and where something was taken out. */
export const rawSchema = v.object({
  asOf: v.string(),
  body: v.unknown(),
  /** Places in the body, `items/0/adminUserCiphertext`. */
  removed: v.array(v.string()),
})
export type Raw = v.InferOutput<typeof rawSchema>

/** Accounts and sessions of a BMC, whichever tree leads to them: segments of paths, lower case. */
export const closedSegments: ReadonlySet<string> = new Set([
  'accountservice',
  'accounts',
  'sessionservice',
  'sessions',
])
