import { day, hour, minute } from './course'
import { createRandom } from './random'

/** How busy something is over time, from -1 to 1 around its usual: sines, so that it sums up at once. */
export type Rhythm = readonly { weight: number; periodMs: number; peakAt: number }[]

const turn = 2 * Math.PI

/** Busiest early in the afternoon and in the middle of the week, with a restlessness of its own. */
export const createRhythm = (topic: string, utcOffset: number): Rhythm => {
  const { next } = createRandom(0, `${topic}/rhythm`)
  const afternoon = (14 - utcOffset + 4 * (next() - 0.5)) * hour
  const wednesday = 6 * day + afternoon
  return [
    { weight: 0.45, periodMs: day, peakAt: afternoon },
    { weight: 0.2, periodMs: 7 * day, peakAt: wednesday },
    { weight: 0.15, periodMs: day / 2, peakAt: next() * day },
    { weight: 0.12, periodMs: 31 * hour, peakAt: next() * day },
    { weight: 0.08, periodMs: 47 * minute, peakAt: next() * hour },
  ]
}

/** Where a rhythm stands at a moment, -1 to 1. */
export const swingAt = (rhythm: Rhythm, at: number): number =>
  rhythm.reduce(
    (sum, { weight, periodMs, peakAt }) =>
      sum + weight * Math.cos((turn * (at - peakAt)) / periodMs),
    0,
  )

/** The integral of a rhythm from some fixed moment to `at`, in ms: take differences of it. */
export const swungUntil = (rhythm: Rhythm, at: number): number =>
  rhythm.reduce(
    (sum, { weight, periodMs, peakAt }) =>
      sum + ((weight * periodMs) / turn) * Math.sin((turn * (at - peakAt)) / periodMs),
    0,
  )
