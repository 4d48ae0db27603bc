import * as v from 'valibot'
import { freshnessSchema } from './freshness'
import { problemSchema } from './problem'

export const sourceKinds = ['greenlake', 'omnistack', 'ilo'] as const
export type SourceKind = (typeof sourceKinds)[number]

const text = v.nullable(v.string())

/**
 * One collection of one source, as the freshness strip tells it. `targetMs`: intended interval; `total`:
 * rows held, null for what is only read to tell others apart (groups, policies).
 */
export const collectionSchema = v.object({
  collection: v.string(),
  freshness: freshnessSchema,
  asOf: text,
  complete: v.boolean(),
  total: v.nullable(v.number()),
  targetMs: v.number(),
  problem: v.nullable(problemSchema),
  nextTryAt: text,
})
export type Collection = v.InferOutput<typeof collectionSchema>

/**
 * What keeps a source reachable, of all its services the nearest to its end; null where nothing is known.
 * `spared`: services that are left alone for a while because they keep failing; `untrusted`: certificates
 * shown that are not trusted; `certificatesUntil`: when the first of the others ends; `lastError`: the
 * newest, also where all is well again.
 */
export const upkeepSchema = v.object({
  budget: v.nullable(
    v.object({ limit: v.nullable(v.number()), remaining: v.number(), resetsAt: v.string() }),
  ),
  services: v.number(),
  spared: v.number(),
  tokenUntil: text,
  certificates: v.number(),
  certificatesUntil: text,
  untrusted: v.number(),
  lastError: v.nullable(v.object({ service: v.string(), at: v.string(), problem: problemSchema })),
})
export type Upkeep = v.InferOutput<typeof upkeepSchema>

/** A source with the worst of its collections in front. Never an address, never a credential. */
export const sourceSchema = v.object({
  id: v.string(),
  name: v.string(),
  kind: v.picklist(sourceKinds),
  region: text,
  simulated: v.boolean(),
  freshness: freshnessSchema,
  asOf: text,
  problem: v.nullable(problemSchema),
  collections: v.array(collectionSchema),
  upkeep: upkeepSchema,
})
export type Source = v.InferOutput<typeof sourceSchema>

/** `now`: the BFF's clock, so that a page with a wrong clock still shows true ages. */
export const sourcesSchema = v.object({
  now: v.string(),
  sources: v.array(sourceSchema),
  runningTasks: v.number(),
})
export type Sources = v.InferOutput<typeof sourcesSchema>
