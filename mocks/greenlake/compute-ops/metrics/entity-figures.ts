import { hour } from '../../../estate/course'
import type { Place } from '../../../estate/places'
import { placeOf } from '../../../estate/places'
import type { Energy, EnergyUnit } from './energy'
import { energyUnits, power } from './energy'
import type { EnergyPart } from './energy-part'
import { energyPart, extremes } from './energy-part'
import type { Grid } from './interval-sums'
import type { Metered } from './metered'
import type { ServerSums } from './server-sums'
import { createServerSums } from './server-sums'

type Samples = { min: number; max: number; mean: number }
/** The sums of a part of a span, and what its samples are found out from: of one server, or of several. */
export type Figures = {
  sums: Energy
  from: { place: Place; sums: ServerSums } | EnergyPart | null
}

const none: Figures = { sums: { kwh: 0, co2eKg: 0, cost: 0 }, from: null }

/** The smallest, the largest and the mean sample of figures, 0 where there are none. */
export const samplesOf = ({ from }: Figures, unit: EnergyUnit): Samples => {
  if (from && 'place' in from) {
    const factor = energyUnits[unit](from.place) / (1_000 * hour)
    const { min, max, mean } = from.sums
    return { min: min * factor, max: max * factor, mean: mean * factor }
  }
  const found = from && extremes(from, unit)
  return { min: found?.min.value ?? 0, max: found?.max.value ?? 0, mean: found?.mean ?? 0 }
}

/** Figures of some servers together, or of one, between two moments. */
export const createFigures = (
  grid: Grid,
  from: number,
  to: number,
): ((servers: readonly Metered[]) => Figures) => {
  const sumsOf = createServerSums(grid, from, to)
  const ofOne = (server: Metered): Figures => {
    const place = placeOf(server.machine.site)
    const sums = sumsOf(server, power)
    const kwh = sums.sum / (1_000 * hour)
    return {
      sums: { kwh, co2eKg: kwh * place.co2KgPerKwh, cost: kwh * place.usdPerKwh },
      from: { place, sums },
    }
  }
  const ofMany = (servers: readonly Metered[]): Figures => {
    const part = energyPart(grid, servers, from, to)
    return { sums: part.sums, from: part }
  }
  return (servers) => {
    if (to <= from) return none
    const [only] = servers
    return only && servers.length === 1 ? ofOne(only) : ofMany(servers)
  }
}
