import { hour } from '../../../estate/course'
import { placeOf } from '../../../estate/places'
import type { Energy, EnergyUnit } from './energy'
import { eachUnit, energyUnits, power } from './energy'
import { energyPart, extremes } from './energy-part'
import type { Grid } from './interval-sums'
import type { Metered } from './metered'
import { createServerSums } from './server-sums'

/** The sums of a part of a span, and its smallest, largest and mean sample. */
export type Figures = { sums: Energy; min: Energy; max: Energy; mean: Energy }

const none = eachUnit(() => 0)

/** Figures of some servers together, or of one, between two moments. */
export const createFigures = (
  grid: Grid,
  from: number,
  to: number,
): ((servers: readonly Metered[]) => Figures) => {
  const sumsOf = createServerSums(grid, from, to)
  const ofOne = (server: Metered): Figures => {
    const place = placeOf(server.machine.site)
    const { sum, min, max, mean } = sumsOf(server, power)
    const energy = (wattMs: number) =>
      eachUnit((unit) => (wattMs * energyUnits[unit](place)) / (1_000 * hour))
    return { sums: energy(sum), min: energy(min), max: energy(max), mean: energy(mean) }
  }
  const ofMany = (servers: readonly Metered[]): Figures => {
    const part = energyPart(grid, servers, from, to)
    const found = eachUnit((unit) => extremes(part, unit))
    const told = (of: (unit: EnergyUnit) => number | undefined) => eachUnit((unit) => of(unit) ?? 0)
    return {
      sums: part.sums,
      min: told((unit) => found[unit]?.min.value),
      max: told((unit) => found[unit]?.max.value),
      mean: told((unit) => found[unit]?.mean),
    }
  }
  return (servers) => {
    if (to <= from) return { sums: none, min: none, max: none, mean: none }
    const [only, ...others] = servers
    return only && others.length === 0 ? ofOne(only) : ofMany(servers)
  }
}
