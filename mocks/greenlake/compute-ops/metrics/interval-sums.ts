import { drawOf, periodsOn } from '../../../estate/power-draw'
import type { Rhythm } from '../../../estate/rhythm'
import { swungUntil } from '../../../estate/rhythm'
import type { Machine } from '../../../estate/types'
import { grouped } from './grouped'
import type { Metered } from './metered'
import type { Span } from './span'
import { bordersOf } from './span'

/**
 * A quantity that each server has while it is on: `level + swing × its rhythm`. Watts, or a load, or 1 for
 * the time itself.
 */
export type Quantity = (machine: Machine) => Level
type Level = { level: number; swing: number }

/** Sums by sample of a span, each the quantity over time (× ms). */
type IntervalSums = Float64Array

/** A span's borders, and what each rhythm has swung until each of them: shared by all sums over the span. */
export type Grid = { span: Span; borders: number[]; swung: (rhythm: Rhythm) => Float64Array }

export const createGrid = (span: Span): Grid => {
  const borders = bordersOf(span)
  const known = new Map<Rhythm, Float64Array>()
  return {
    span,
    borders,
    swung: (rhythm) => {
      const held = known.get(rhythm) ?? Float64Array.from(borders, (at) => swungUntil(rhythm, at))
      known.set(rhythm, held)
      return held
    },
  }
}

/** When a server was on and reported between two moments. */
export const stretchesOf = (
  { machine, from, until }: Metered,
  lo: number,
  hi: number,
): { from: number; to: number }[] => {
  const [first, last] = [Math.max(from, lo), Math.min(until, hi)]
  // Most have been on for ever.
  if (machine.powerChanges.length === 0)
    return machine.power === 'ON' && last > first ? [{ from: first, to: last }] : []
  return periodsOn(machine).flatMap((period) => {
    const start = Math.max(period.from, first)
    const end = Math.min(period.to, last)
    return end > start ? [{ from: start, to: end }] : []
  })
}

/** What a rhythm swings from one moment to another, found once for those that begin and end alike. */
export const createSwung = (rhythm: Rhythm): ((from: number, to: number) => number) => {
  let last = { from: 0, to: 0, swung: 0 }
  return (from, to) => {
    if (last.from !== from || last.to !== to)
      last = { from, to, swung: swungUntil(rhythm, to) - swungUntil(rhythm, from) }
    return last.swung
  }
}

/**
 * The quantity of servers that share a rhythm, by sample, between `lo` and `hi`. Whole samples are summed
 * over servers first (levels and swings as differences along time) and over time last, so that a server
 * costs as much for a year as for a day.
 */
const sumOfRhythm = (
  { span, borders, swung }: Grid,
  rhythm: Rhythm,
  servers: readonly Metered[],
  quantity: Quantity,
  lo: number,
  hi: number,
): IntervalSums => {
  const samples = borders.length - 1
  const sums = new Float64Array(samples)
  const levels = new Float64Array(samples + 1)
  const swings = new Float64Array(samples + 1)
  const swungAt = swung(rhythm)
  const swungBetween = createSwung(rhythm)
  const part = (of: Level, index: number, from: number, to: number) => {
    sums[index] = (sums[index] ?? 0) + of.level * (to - from) + of.swing * swungBetween(from, to)
  }
  for (const server of servers) {
    const of = quantity(server.machine)
    const { level, swing } = of
    for (const { from, to } of stretchesOf(server, lo, hi)) {
      const first = Math.ceil((from - span.start) / span.sampleMs)
      const last = Math.floor((to - span.start) / span.sampleMs)
      if (first > last) {
        part(of, last, from, to)
        continue
      }
      const [begin, end] = [borders[first] ?? from, borders[last] ?? to]
      if (from < begin) part(of, first - 1, from, begin)
      if (to > end) part(of, last, end, to)
      levels[first] = (levels[first] ?? 0) + level
      levels[last] = (levels[last] ?? 0) - level
      swings[first] = (swings[first] ?? 0) + swing
      swings[last] = (swings[last] ?? 0) - swing
    }
  }
  let level = 0
  let swing = 0
  for (let index = 0; index < samples; index += 1) {
    level += levels[index] ?? 0
    swing += swings[index] ?? 0
    const swungIn = (swungAt[index + 1] ?? 0) - (swungAt[index] ?? 0)
    sums[index] = (sums[index] ?? 0) + level * span.sampleMs + swing * swungIn
  }
  return sums
}

/** The same for any servers: a sum for each rhythm among them, with one server that has it. */
export const sumsByRhythm = (
  grid: Grid,
  servers: readonly Metered[],
  quantity: Quantity,
  lo: number,
  hi: number,
): { sample: Machine; sums: IntervalSums }[] => {
  return [...grouped(servers, ({ machine }) => drawOf(machine).rhythm)].flatMap(
    ([rhythm, members]) => {
      const [first] = members
      if (!first) return []
      const sums = sumOfRhythm(grid, rhythm, members, quantity, lo, hi)
      return [{ sample: first.machine, sums }]
    },
  )
}

/** How many servers had something to tell in each sample between `lo` and `hi`, off or on. */
export const countByInterval = (
  { span, borders }: Grid,
  servers: readonly Metered[],
  lo: number,
  hi: number,
): Float64Array => {
  const samples = borders.length - 1
  const counts = new Float64Array(samples + 1)
  for (const { from, until } of servers) {
    const start = Math.max(from, lo, span.start)
    const end = Math.min(until, hi, span.end)
    if (end <= start) continue
    const first = Math.floor((start - span.start) / span.sampleMs)
    const last = Math.ceil((end - span.start) / span.sampleMs)
    counts[first] = (counts[first] ?? 0) + 1
    counts[last] = (counts[last] ?? 0) - 1
  }
  for (let index = 1; index <= samples; index += 1)
    counts[index] = (counts[index] ?? 0) + (counts[index - 1] ?? 0)
  return counts.subarray(0, samples)
}
