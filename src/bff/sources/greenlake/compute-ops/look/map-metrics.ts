import type { Energy, Utilization } from '../../../../../contract/server-look'
import type { Span } from './span'
import type { EnergyRecord, UtilizationRecord } from './wire'

type Point = EnergyRecord['intervalsCollected'][number]

/** A sample of no server is none: nobody metered then. */
const points = (intervals: readonly Point[]): Energy['collected'] =>
  intervals
    .filter(({ serverCount }) => serverCount !== 0)
    .map(({ time, kwh, co2eKg, cost }) => ({ at: time, kwh, co2eKg, cost }))
    .sort((one, other) => one.at.localeCompare(other.at))

/** Energy, its CO2 and its cost: a sample that is running stands in both, with its part in each. */
export const mapEnergy = (record: EnergyRecord, { from, until, stepMs }: Span): Energy => {
  const { kwh, co2eKg, cost } = record
  const held = {
    collected: points(record.intervalsCollected),
    projected: points(record.intervalsProjected),
  }
  const sumsOf = (kind: 'collected' | 'projected') =>
    held[kind].length === 0
      ? { kwh: null, co2eKg: null, cost: null }
      : { kwh: kwh.sums[kind], co2eKg: co2eKg.sums[kind], cost: cost.sums[kind] }
  return {
    from: from.toISOString(),
    until: until.toISOString(),
    stepMs,
    ...held,
    sums: { collected: sumsOf('collected'), projected: sumsOf('projected') },
  }
}

/** One metric of one server, percent; samples without a value are gaps. */
export const mapUtilization = (
  record: UtilizationRecord,
  { from, now, stepMs }: Span,
): Utilization => {
  const [item] = record.items
  return {
    from: from.toISOString(),
    until: now.toISOString(),
    stepMs,
    average: item?.averages.collected ?? null,
    points: (item?.intervalsCollected ?? [])
      .flatMap(({ time, value }) => (value === null ? [] : [{ at: time, value }]))
      .sort((one, other) => one.at.localeCompare(other.at)),
  }
}
