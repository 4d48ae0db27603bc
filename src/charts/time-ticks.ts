const hour = 3_600_000
const day = 24 * hour
const steps = [hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day, 30 * day]

/** A stretch of time, epoch ms. */
export type Stretch = { from: number; until: number }

/**
 * Marks of a time axis, at most `most`, epoch ms: on whole steps of UTC, none nearer to an end than a
 * quarter of a step. `stepMs` tells how they are labelled.
 */
export const timeTicks = ({ from, until }: Stretch, most: number) => {
  const longest = steps.at(-1) ?? day
  const stepMs = steps.find((step) => (until - from) / step <= most) ?? longest
  const first = Math.ceil((from + stepMs / 4) / stepMs) * stepMs
  const count = Math.max(0, Math.floor((until - stepMs / 4 - first) / stepMs) + 1)
  return { stepMs, ticks: Array.from({ length: count }, (_, at) => first + at * stepMs) }
}

/** Where a moment stands in a stretch, 0 to 1. */
export const shareOf = ({ from, until }: Stretch, at: number) =>
  until <= from ? 0 : Math.min(1, Math.max(0, (at - from) / (until - from)))
