import { day, hour } from '../../../estate/course'
import type { Place } from '../../../estate/places'
import { placeOf } from '../../../estate/places'
import { drawOf } from '../../../estate/power-draw'
import type { Grid, Quantity } from './interval-sums'
import { sumsByRhythm } from './interval-sums'
import type { Metered } from './metered'

/** What energy is told in: kilowatt-hours, and what these emit and cost where they are taken. */
export const energyUnits = {
  kwh: () => 1,
  co2eKg: (place: Place) => place.co2KgPerKwh,
  cost: (place: Place) => place.usdPerKwh,
} as const
export type EnergyUnit = keyof typeof energyUnits
export type Energy = Record<EnergyUnit, number>

/** Something for each of the units. */
export const eachUnit = <T>(make: (unit: EnergyUnit) => T): Record<EnergyUnit, T> => ({
  kwh: make('kwh'),
  co2eKg: make('co2eKg'),
  cost: make('cost'),
})

/** The watts of a server while it is on. */
export const power: Quantity = (machine) => {
  const { watts, wattsSwing } = drawOf(machine)
  return { level: watts, swing: wattsSwing }
}

/** Energy by sample, between `lo` and `hi`. */
export type EnergySeries = Record<EnergyUnit, Float64Array>

/** What servers take together, by sample, between `lo` and `hi`. */
export const energyByInterval = (
  grid: Grid,
  servers: readonly Metered[],
  lo: number,
  hi: number,
): EnergySeries => {
  const series = eachUnit(() => new Float64Array(grid.borders.length - 1))
  for (const { sample, sums } of sumsByRhythm(grid, servers, power, lo, hi)) {
    const place = placeOf(sample.site)
    for (const unit of ['kwh', 'co2eKg', 'cost'] as const) {
      const factor = energyUnits[unit](place) / (1_000 * hour)
      const of = series[unit]
      for (let index = 0; index < of.length; index += 1)
        of[index] = (of[index] ?? 0) + (sums[index] ?? 0) * factor
    }
  }
  return series
}

/** Figures go out with three decimals. */
export const rounded = (value: number): number => Math.round(value * 1_000) / 1_000

export const sumOf = (values: Iterable<number>): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/** Days between two moments, none where they are the other way round. */
export const daysBetween = (from: number, to: number): number => Math.max(0, to - from) / day
