import type { Freshness } from '../../contract/freshness'
import { liveForMs } from '../../contract/freshness'

/** How much older than live something is merely late. */
const lateFactor = 2.4
/** A source that fails is no longer believed after this, however seldom it is asked. */
const failingMs = 30_000

/**
 * How old a collection is against its target interval. `asOf` epoch ms of its newest reading, null
 * before the first; `failing`: the newest attempt at it, or at its source, failed.
 */
export const freshnessOf = (reading: {
  asOf: number | null
  targetMs: number
  failing: boolean
  now: number
}): Freshness => {
  const { asOf, targetMs, failing, now } = reading
  if (asOf === null) return failing ? 'unreachable' : 'late'
  const age = now - asOf
  const live = liveForMs(targetMs)
  if (failing) return age > Math.min(live, failingMs) ? 'unreachable' : 'live'
  if (age <= live) return 'live'
  return age <= live * lateFactor ? 'late' : 'stale'
}

const order: readonly Freshness[] = ['live', 'late', 'stale', 'unreachable']

/** The worst of several; live when there is none. */
export const worstOf = (states: readonly Freshness[]): Freshness =>
  order.findLast((state) => states.includes(state)) ?? 'live'
