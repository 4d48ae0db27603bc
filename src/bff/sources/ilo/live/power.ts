import * as v from 'valibot'
import type { LiveValue } from '../../../../contract/live'
import type { Result } from '../../../../contract/problem'
import { mapped } from '../../mapped'
import { count, list, parseItem, part, text } from '../../tolerant'
import { type Status, status } from '../wire'
import { inWords, judge, type Judged, present } from './judge'
import { merged, overChassis } from './over-chassis'
import { readSubsystem } from './power-subsystem'
import type { Resource } from './resource'
import { linkAt } from './resource'
import { kept, type Walk } from './walk'

export type Power = LiveValue<'power'>

const supplyOem = part({ BayNumber: count, PowerSupplyStatus: part({ State: text }) })
const supply = v.object({
  Name: text,
  Model: text,
  SerialNumber: text,
  LastPowerOutputWatts: count,
  PowerCapacityWatts: count,
  LineInputVoltage: count,
  Status: status,
  Oem: part({ Hpe: supplyOem, Hp: supplyOem }),
})
const metrics = part({
  IntervalInMin: count,
  MinConsumedWatts: count,
  AverageConsumedWatts: count,
  MaxConsumedWatts: count,
})
const control = {
  PowerConsumedWatts: count,
  PowerCapacityWatts: count,
  PowerLimit: part({ LimitInWatts: count }),
  PowerMetrics: metrics,
}
/** An iLO 4 says once more at the top what `PowerControl` says (facts.md 8). */
const powerSchema = v.object({
  ...control,
  PowerControl: list(v.object(control)),
  PowerSupplies: list(supply),
  Redundancy: list(v.object({ Name: text, Status: status })),
})

/** What the supply says of itself tells more than its health: `ACPowerLost`. */
const judgeSupply = (Status: Status, own: string | null): Judged => {
  const { state, word } = judge(Status)
  return { state, word: own === null || own === 'Ok' || own === 'Unknown' ? word : inWords(own) }
}

const judgeRedundancy = (Status: Status): Judged => {
  const { state, word } = judge(Status)
  if (state === 'ok') return { state, word: 'Redundant' }
  return { state, word: state === 'unknown' ? word : 'Redundancy lost' }
}

/** `Power` of all HPE generations and of most others. */
export const mapPower = (power: Resource): Power | null => {
  const one = parseItem(powerSchema, power)
  if (one === null) return null
  const { PowerConsumedWatts, PowerCapacityWatts, PowerLimit, PowerMetrics } =
    one.PowerControl[0] ?? one
  return {
    watts: PowerConsumedWatts,
    capacityWatts: PowerCapacityWatts,
    limitWatts: PowerLimit.LimitInWatts || null,
    averageWatts: PowerMetrics.AverageConsumedWatts,
    leastWatts: PowerMetrics.MinConsumedWatts,
    mostWatts: PowerMetrics.MaxConsumedWatts,
    overMinutes: PowerMetrics.IntervalInMin,
    redundancy: one.Redundancy.map(({ Name, Status }, index) => ({
      name: Name ?? `Group ${index + 1}`,
      ...judgeRedundancy(Status),
    })),
    supplies: present(one.PowerSupplies, ({ Oem, ...told }, index) => {
      const bay = Oem.Hpe.BayNumber ?? Oem.Hp.BayNumber
      const own = Oem.Hpe.PowerSupplyStatus.State ?? Oem.Hp.PowerSupplyStatus.State
      return {
        // The name is often the same constant for all of them.
        name: bay === null ? (told.Name ?? `Supply ${index + 1}`) : `Bay ${bay}`,
        model: told.Model,
        serial: told.SerialNumber,
        outputWatts: told.LastPowerOutputWatts,
        capacityWatts: told.PowerCapacityWatts,
        inputVolts: told.LineInputVoltage,
        ...judgeSupply(told.Status, own),
      }
    }),
  }
}

const ofChassis = async (walk: Walk, chassis: Resource): Promise<Result<Power | null>> => {
  const power = linkAt(chassis, 'Power', 'links.PowerMetrics')
  if (power === null) return readSubsystem(walk, chassis)
  return mapped(walk.reader.read(power, kept.moving), mapPower)
}

/** The draw is that of the first chassis that tells one; supplies and redundancy are those of all. */
export const readPower = (walk: Walk): Promise<Result<Power | null>> =>
  mapped(
    overChassis(walk, (chassis) => ofChassis(walk, chassis)),
    (all) => {
      const first = all?.find(({ watts }) => watts !== null) ?? all?.[0]
      if (!all || !first) return null
      const supplies = merged(all.map((one) => one.supplies))
      return { ...first, supplies, redundancy: all.flatMap(({ redundancy }) => redundancy) }
    },
  )
