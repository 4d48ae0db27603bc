import * as v from 'valibot'
import type { LiveValue } from '../../../../contract/live'
import type { Result } from '../../../../contract/problem'
import { count, list, parseItem, part, text } from '../../tolerant'
import { status } from '../wire'
import { judge, present } from './judge'
import type { Resource } from './resource'
import { linkAt } from './resource'
import { kept, type Walk } from './walk'

type Power = LiveValue<'power'>

const reading = part({ Reading: count })
const subsystemSchema = part({
  CapacityWatts: count,
  PowerSupplyRedundancy: list(v.object({ RedundancyType: text, Status: status })),
})
const supplySchema = v.object({
  Id: text,
  Name: text,
  Model: text,
  SerialNumber: text,
  PowerCapacityWatts: count,
  Status: status,
})
const metricsSchema = part({ OutputPowerWatts: reading, InputVoltage: reading })
const drawSchema = part({ PowerWatts: reading })

/** A supply and, where it links some, its readings. */
export type SupplyRead = { supply: Resource; metrics: Resource | null }

/** The newer model of BMCs without `Power`: `PowerSubsystem` and `EnvironmentMetrics`. */
export const mapSubsystem = (
  subsystem: Resource,
  supplies: readonly SupplyRead[],
  environment: Resource | null,
): Power => {
  const told = parseItem(subsystemSchema, subsystem)
  const parsed = supplies.flatMap(({ supply, metrics }) => {
    const one = parseItem(supplySchema, supply)
    return one ? [{ ...one, readings: parseItem(metricsSchema, metrics ?? {}) }] : []
  })
  return {
    watts: parseItem(drawSchema, environment ?? {})?.PowerWatts.Reading ?? null,
    capacityWatts: told?.CapacityWatts ?? null,
    limitWatts: null,
    averageWatts: null,
    leastWatts: null,
    mostWatts: null,
    overMinutes: null,
    redundancy: (told?.PowerSupplyRedundancy ?? []).map(({ RedundancyType, Status }, index) => ({
      name: RedundancyType ?? `Group ${index + 1}`,
      ...judge(Status),
    })),
    supplies: present(parsed, ({ readings, ...one }, index) => ({
      name: one.Name ?? one.Id ?? `Supply ${index + 1}`,
      model: one.Model,
      serial: one.SerialNumber,
      outputWatts: readings?.OutputPowerWatts.Reading ?? null,
      capacityWatts: one.PowerCapacityWatts,
      inputVolts: readings?.InputVoltage.Reading ?? null,
      ...judge(one.Status),
    })),
  }
}

/** Null where a chassis has neither. */
export const readSubsystem = async (
  { reader, members }: Walk,
  chassis: Resource,
): Promise<Result<Power | null>> => {
  const at = linkAt(chassis, 'PowerSubsystem')
  if (at === null) return { ok: true, value: null }
  const subsystem = await reader.read(at, kept.leading)
  if (!subsystem.ok) return subsystem
  const bays = linkAt(subsystem.value, 'PowerSupplies')
  const list = bays === null ? null : await members(bays, kept.moving)
  if (list?.ok === false) return list
  const supplies: SupplyRead[] = []
  for (const supply of list?.value ?? []) {
    const uri = linkAt(supply, 'Metrics')
    const metrics = uri === null ? null : await reader.read(uri, kept.moving)
    if (metrics?.ok === false) return metrics
    supplies.push({ supply, metrics: metrics?.value ?? null })
  }
  const draw = linkAt(chassis, 'EnvironmentMetrics')
  const environment = draw === null ? null : await reader.read(draw, kept.moving)
  if (environment?.ok === false) return environment
  return { ok: true, value: mapSubsystem(subsystem.value, supplies, environment?.value ?? null) }
}
