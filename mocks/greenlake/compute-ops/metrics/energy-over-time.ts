import { day } from '../../../estate/course'
import type { Call, Route } from '../../route'
import { plainTime } from '../../times'
import type { EnergyUnit } from './energy'
import { daysBetween, eachUnit, rounded } from './energy'
import type { EnergyPart } from './energy-part'
import { extremes, halvesOf } from './energy-part'
import { countByInterval } from './interval-sums'
import type { Measured } from './metered'
import { measure } from './metered'
import { readEnergySpan } from './span'

/** The farther ahead, the less sure: from 4 % to 20 % either way. */
const boundsOf = (value: number, aheadMs: number): [number, number] => {
  const share = 0.04 + 0.16 * Math.sqrt(Math.min(1, Math.max(0, aheadMs) / (180 * day)))
  return [rounded(value * (1 - share)), rounded(value * (1 + share))]
}

const intervalsOf = ({ grid, from, to, series, samples }: EnergyPart, measured: Measured) => {
  const counts = countByInterval(grid, measured.metered, from, to)
  return samples.map((index) => ({
    at: grid.borders[index] ?? 0,
    value: (unit: EnergyUnit) => series[unit][index] ?? 0,
    serverCount: counts[index] ?? 0,
  }))
}

const perDay = ({ sums, from, to }: EnergyPart, unit: EnergyUnit) => {
  const days = daysBetween(from, to)
  return days > 0 ? rounded(sums[unit] / days) : 0
}

const answer = (measured: Measured) => {
  const { collected, projected } = halvesOf(measured, measured.metered)
  const shown = collected.samples.length > 0 ? collected : projected
  return {
    ...eachUnit((unit) => {
      const found = extremes(shown, unit)
      const told = (one: { at: number; value: number }) => ({
        time: plainTime(one.at),
        value: rounded(one.value),
      })
      return {
        averages: { collected: perDay(collected, unit), projected: perDay(projected, unit) },
        sums: {
          collected: rounded(collected.sums[unit]),
          projected: rounded(projected.sums[unit]),
          total: rounded(collected.sums[unit] + projected.sums[unit]),
        },
        ...(found && { min: told(found.min), max: told(found.max) }),
      }
    }),
    intervalsCollected: intervalsOf(collected, measured).map(({ at, value, serverCount }) => ({
      time: plainTime(at),
      ...eachUnit((unit) => rounded(value(unit))),
      serverCount,
    })),
    intervalsProjected: intervalsOf(projected, measured).map(({ at, value, serverCount }) => ({
      time: plainTime(at),
      ...eachUnit((unit) => rounded(value(unit))),
      kwhConfidenceInterval: boundsOf(value('kwh'), at - measured.now),
      co2eKgConfidenceInterval: boundsOf(value('co2eKg'), at - measured.now),
      costConfidenceInterval: boundsOf(value('cost'), at - measured.now),
      serverCount,
    })),
  }
}

/**
 * GET energy-over-time: what has been collected until now, what is projected from now on, and their sums
 * (facts.md 6.6). A sample that is running stands in both, with its part in each.
 */
export const energyOverTimeRoute: Route = {
  method: 'GET',
  service: 'compute-ops',
  path: '/compute-ops-mgmt/v1beta1/energy-over-time',
  answer: (call: Call) => Response.json(answer(measure(call, readEnergySpan(call)))),
}
