import type { Energy, EnergySeries, EnergyUnit } from './energy'
import { eachUnit, energyByInterval, sumOf } from './energy'
import type { Grid } from './interval-sums'
import { createGrid } from './interval-sums'
import type { Measured, Metered } from './metered'

/** The part of a span from one moment to another: what servers take in it, by sample and together. */
export type EnergyPart = {
  grid: Grid
  from: number
  to: number
  series: EnergySeries
  sums: Energy
  /** The samples that lie in it, at least in part. */
  samples: number[]
}

/** The samples of a grid that lie between two moments, at least in part. */
const samplesBetween = ({ span, borders }: Grid, lo: number, hi: number): number[] => {
  const indices = Array.from({ length: borders.length - 1 }, (_, index) => index)
  return indices.filter((index) => {
    const at = borders[index] ?? 0
    return at < hi && at + span.sampleMs > lo
  })
}

export const energyPart = (
  grid: Grid,
  servers: readonly Metered[],
  from: number,
  to: number,
): EnergyPart => {
  const series = energyByInterval(grid, servers, from, to)
  const samples = samplesBetween(grid, from, to)
  return { grid, from, to, series, sums: eachUnit((unit) => sumOf(series[unit])), samples }
}

/** The two halves of what is asked for: what has been collected, and what is projected from now on. */
export const halvesOf = (
  { span, collectedUntil, now }: Omit<Measured, 'metered'>,
  servers: readonly Metered[],
  grid = createGrid(span),
): { collected: EnergyPart; projected: EnergyPart } => ({
  collected: energyPart(grid, servers, span.start, Math.min(span.end, collectedUntil)),
  projected: energyPart(grid, servers, Math.max(span.start, now), span.end),
})

/** The smallest, the largest and the mean sample, of those that are whole if any is; null without any. */
export const extremes = ({ grid, from, to, series, samples }: EnergyPart, unit: EnergyUnit) => {
  const at = (index: number) => grid.borders[index] ?? 0
  const whole = samples.filter((index) => at(index) >= from && at(index) + grid.span.sampleMs <= to)
  const told = (whole.length > 0 ? whole : samples).map((index) => ({
    at: at(index),
    value: series[unit][index] ?? 0,
  }))
  const [first] = told
  if (!first) return null
  return {
    min: told.reduce((least, one) => (one.value < least.value ? one : least), first),
    max: told.reduce((most, one) => (one.value > most.value ? one : most), first),
    mean: sumOf(told.map(({ value }) => value)) / told.length,
  }
}
