import { hour } from '../../../estate/course'
import { placeOf } from '../../../estate/places'
import type { Energy, EnergyUnit } from './energy'
import { energyUnits, power } from './energy'
import { energyPart, extremes } from './energy-part'
import type { Grid } from './interval-sums'
import type { Metered } from './metered'
import { createServerSums, createServerTotals } from './server-sums'

type Samples = { min: number; max: number; mean: number }

/** What some servers take together, or one, in a part of a span. */
export type Figures = {
  sumsOf: (servers: readonly Metered[]) => Energy
  /** The smallest, the largest and the mean sample by unit, 0 where there are none: for what is shown only. */
  samplesOf: (servers: readonly Metered[]) => (unit: EnergyUnit) => Samples
}

const nothing: Samples = { min: 0, max: 0, mean: 0 }

/** Figures between two moments. */
export const createFigures = (grid: Grid, from: number, to: number): Figures => {
  const totalOf = createServerTotals(from, to)
  const serverSumsOf = createServerSums(grid, from, to)
  const ofOne = (server: Metered) => {
    const place = placeOf(server.machine.site)
    const { min, max, mean } = serverSumsOf(server, power)
    return (unit: EnergyUnit): Samples => {
      const factor = energyUnits[unit](place) / (1_000 * hour)
      return { min: min * factor, max: max * factor, mean: mean * factor }
    }
  }
  const ofMany = (servers: readonly Metered[]) => {
    const part = energyPart(grid, servers, from, to)
    return (unit: EnergyUnit): Samples => {
      const found = extremes(part, unit)
      return { min: found?.min.value ?? 0, max: found?.max.value ?? 0, mean: found?.mean ?? 0 }
    }
  }
  return {
    sumsOf: (servers) => {
      const sums: Energy = { kwh: 0, co2eKg: 0, cost: 0 }
      if (to <= from) return sums
      for (const server of servers) {
        const { co2KgPerKwh, usdPerKwh } = placeOf(server.machine.site)
        const kwh = totalOf(server, power).sum / (1_000 * hour)
        sums.kwh += kwh
        sums.co2eKg += kwh * co2KgPerKwh
        sums.cost += kwh * usdPerKwh
      }
      return sums
    },
    samplesOf: (servers) => {
      if (to <= from) return () => nothing
      const [only] = servers
      return only && servers.length === 1 ? ofOne(only) : ofMany(servers)
    },
  }
}
