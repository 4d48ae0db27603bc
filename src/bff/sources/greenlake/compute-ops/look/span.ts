import type { LookRange } from '../../../../../contract/server-look'

const hour = 3_600_000
const day = 24 * hour

/** How fine each range is asked for, and how far a projection looks ahead of now. */
const spans = {
  '24h': { backMs: day, aheadMs: 6 * hour, stepMs: hour },
  '7d': { backMs: 7 * day, aheadMs: 2 * day, stepMs: hour },
  '30d': { backMs: 30 * day, aheadMs: 7 * day, stepMs: day },
  // The source refuses what is more than 180 days away, and days begin before now (facts.md 6.6).
  '180d': { backMs: 179 * day, aheadMs: 30 * day, stepMs: day },
} as const satisfies Record<LookRange, { backMs: number; aheadMs: number; stepMs: number }>

export type Span = { from: Date; until: Date; now: Date; stepMs: number }

/** A stretch of time around `now` on the borders of its samples, `until` after its last. */
export const spanOf = (range: LookRange, now: Date): Span => {
  const { backMs, aheadMs, stepMs } = spans[range]
  const floor = (at: number) => Math.floor(at / stepMs) * stepMs
  const at = now.getTime()
  return {
    from: new Date(floor(at - backMs)),
    until: new Date(floor(at + aheadMs) + stepMs),
    now,
    stepMs,
  }
}

const dated = (at: Date) => at.toISOString().slice(0, 10)
const stamped = (at: Date) => `${at.toISOString().slice(0, 19)}Z`

/** Plain dates for days, UTC timestamps for hours; a plain end date is meant as its whole day. */
export const asQuery = ({ from, stepMs }: Span, until: Date) =>
  stepMs === day
    ? { 'start-date': dated(from), 'end-date': dated(new Date(until.getTime() - 1)) }
    : { 'start-date': stamped(from), 'end-date': stamped(until) }

/** The name of a sample's length. */
export const sampleSize = ({ stepMs }: Span) => (stepMs === day ? '1_DAY' : '1_HOUR')
