import { drawOf } from '../../../estate/power-draw'
import type { Rhythm } from '../../../estate/rhythm'
import type { Grid, Quantity } from './interval-sums'
import { createSwung, stretchesOf } from './interval-sums'
import type { Metered } from './metered'

/**
 * A quantity of one server over a part of a span (× ms): its sum, how long the server was on, and its
 * smallest, largest and mean sample, of those in which it was on throughout if there are any.
 */
export type ServerSums = { sum: number; onMs: number; min: number; max: number; mean: number }

type Swings = { samples: number; min: number; max: number; sum: number }
const still: Swings = {
  samples: 0,
  min: Number.POSITIVE_INFINITY,
  max: Number.NEGATIVE_INFINITY,
  sum: 0,
}

/** How far a rhythm swings in some samples: at least, at most and together. */
const swingsIn = (swung: Float64Array, first: number, last: number): Swings => {
  let [min, max] = [still.min, still.max]
  for (let index = first; index < last; index += 1) {
    const swing = (swung[index + 1] ?? 0) - (swung[index] ?? 0)
    if (swing < min) min = swing
    if (swing > max) max = swing
  }
  if (last <= first) return still
  return { samples: last - first, min, max, sum: (swung[last] ?? 0) - (swung[first] ?? 0) }
}

const together = (a: Swings, b: Swings): Swings => ({
  samples: a.samples + b.samples,
  min: Math.min(a.min, b.min),
  max: Math.max(a.max, b.max),
  sum: a.sum + b.sum,
})

/** The same without its samples, which is what many are compared and summed up by. */
export const createServerTotals = (from: number, to: number) => {
  const swungOf = new Map<Rhythm, ReturnType<typeof createSwung>>()
  return (server: Metered, quantity: Quantity): Pick<ServerSums, 'sum' | 'onMs'> => {
    const { rhythm } = drawOf(server.machine)
    const { level, swing } = quantity(server.machine)
    const swungBetween = swungOf.get(rhythm) ?? createSwung(rhythm)
    swungOf.set(rhythm, swungBetween)
    let [swung, onMs] = [0, 0]
    const { machine } = server
    // Most have been on for ever.
    if (machine.powerChanges.length === 0 && machine.power === 'ON') {
      const [first, last] = [Math.max(server.from, from), Math.min(server.until, to)]
      if (last > first) {
        swung = swungBetween(first, last)
        onMs = last - first
      }
      return { sum: level * onMs + swing * swung, onMs }
    }
    for (const stretch of stretchesOf(server, from, to)) {
      swung += swungBetween(stretch.from, stretch.to)
      onMs += stretch.to - stretch.from
    }
    return { sum: level * onMs + swing * swung, onMs }
  }
}

/**
 * Sums of single servers between two moments, each worked out from its rhythm at once: what all that were
 * on throughout have in common is found once for a rhythm.
 */
export const createServerSums = (grid: Grid, from: number, to: number) => {
  const { span } = grid
  const known = new Map<Rhythm, Swings>()
  const swingsBetween = (rhythm: Rhythm, start: number, end: number) => {
    const common = start === from && end === to ? known.get(rhythm) : undefined
    if (common) return common
    const first = Math.ceil((start - span.start) / span.sampleMs)
    const last = Math.floor((end - span.start) / span.sampleMs)
    const swings = swingsIn(grid.swung(rhythm), first, last)
    if (start === from && end === to) known.set(rhythm, swings)
    return swings
  }
  const totalOf = createServerTotals(from, to)
  return (server: Metered, quantity: Quantity): ServerSums => {
    const { rhythm } = drawOf(server.machine)
    const { level, swing } = quantity(server.machine)
    const { sum, onMs } = totalOf(server, quantity)
    let swings = still
    for (const stretch of stretchesOf(server, from, to))
      swings = together(swings, swingsBetween(rhythm, stretch.from, stretch.to))
    if (swings.samples === 0) return { sum, onMs, min: sum, max: sum, mean: sum }
    const whole = level * span.sampleMs
    return {
      sum,
      onMs,
      min: whole + swing * swings.min,
      max: whole + swing * swings.max,
      mean: whole + (swing * swings.sum) / swings.samples,
    }
  }
}
