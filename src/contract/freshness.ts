import * as v from 'valibot'
import { problemSchema } from './problem'
import type { Status } from './shape'

/** How old what we hold is, against the collection's target interval. */
export const freshnessStates = ['live', 'late', 'stale', 'unreachable'] as const
export type Freshness = (typeof freshnessStates)[number]
export const freshnessSchema = v.fallback(v.picklist(freshnessStates), 'stale')

export const freshnessStatus: Record<Freshness, Status> = {
  unreachable: { rank: 0, word: 'Unreachable', shape: 'clock', tone: 'warning' },
  stale: { rank: 1, word: 'Stale', shape: 'clock', tone: 'warning' },
  late: { rank: 2, word: 'Late', shape: 'clock', tone: 'warning' },
  live: { rank: 3, word: 'Live', shape: 'dot', tone: 'ok' },
}

/** Short targets are given this much, lest a slow answer flicker. */
const leastLiveMs = 15_000

/** How old a collection may be before it is late: a slow answer and a missed reading are no news. */
export const liveForMs = (targetMs: number): number => Math.max(2.5 * targetMs, leastLiveMs)

/**
 * What one source contributed to a list. `asOf`: when its newest reading began (ISO), null before
 * the first. `complete`: that reading held every item that the source counts.
 */
export const outcomeSchema = v.object({
  sourceId: v.string(),
  sourceName: v.string(),
  collection: v.string(),
  freshness: freshnessSchema,
  asOf: v.nullable(v.string()),
  complete: v.boolean(),
  problem: v.nullable(problemSchema),
})
export type Outcome = v.InferOutput<typeof outcomeSchema>
