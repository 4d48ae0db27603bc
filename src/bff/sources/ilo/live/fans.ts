import * as v from 'valibot'
import type { LiveValue } from '../../../../contract/live'
import type { Result } from '../../../../contract/problem'
import { mapped } from '../../mapped'
import { count, list, parseItem, part, text } from '../../tolerant'
import { status } from '../wire'
import { judge, present } from './judge'
import { mergedOver } from './over-chassis'
import type { Resource } from './resource'
import { linkAt } from './resource'
import { kept, type Walk } from './walk'

type Fans = LiveValue<'fans'>

const fan = v.object({
  Name: text,
  FanName: text,
  Reading: count,
  CurrentReading: count,
  ReadingUnits: text,
  Units: text,
  Status: status,
})
const thermalSchema = part({ Fans: list(fan) })

const units: Record<string, string> = { Percent: '%', RPM: 'rpm' }
const unitOf = (unit: string | null) => (unit === null ? '' : (units[unit] ?? unit))

/** `Thermal`: percent on HPE, RPM elsewhere, and the unit that is sent is shown (facts.md 8). */
export const mapThermalFans = (thermal: Resource): Fans => {
  const fans = parseItem(thermalSchema, thermal)?.Fans ?? []
  return present(fans, (one, index) => ({
    name: one.Name ?? one.FanName ?? `Fan ${index + 1}`,
    reading: one.Reading ?? one.CurrentReading,
    unit: unitOf(one.ReadingUnits ?? one.Units),
    ...judge(one.Status),
  }))
}

const memberSchema = v.object({
  Id: text,
  Name: text,
  SpeedPercent: part({ Reading: count, SpeedRPM: count }),
  Status: status,
})

/** Members of `ThermalSubsystem/Fans`. All may be named alike, so that the id tells them apart. */
export const mapFanMembers = (members: readonly Resource[]): Fans => {
  const fans = members.flatMap((raw) => parseItem(memberSchema, raw) ?? [])
  const names = new Set(fans.map(({ Name }) => Name))
  return present(fans, (one, index) => {
    const { Reading, SpeedRPM } = one.SpeedPercent
    const name = names.size === fans.length ? one.Name : one.Id
    return {
      name: name ?? `Fan ${index + 1}`,
      reading: Reading ?? SpeedRPM,
      unit: Reading === null && SpeedRPM !== null ? 'rpm' : '%',
      ...judge(one.Status),
    }
  })
}

const ofChassis = async (walk: Walk, chassis: Resource): Promise<Result<Fans | null>> => {
  const thermal = linkAt(chassis, 'Thermal', 'links.ThermalMetrics')
  if (thermal !== null) return mapped(walk.reader.read(thermal, kept.moving), mapThermalFans)
  const subsystem = linkAt(chassis, 'ThermalSubsystem')
  if (subsystem === null) return { ok: true, value: null }
  const leading = await walk.reader.read(subsystem, kept.leading)
  if (!leading.ok) return leading
  const fans = linkAt(leading.value, 'Fans')
  if (fans === null) return { ok: true, value: null }
  return mapped(walk.members(fans, kept.moving), mapFanMembers)
}

/** Every fan of a machine. */
export const readFans = (walk: Walk): Promise<Result<Fans | null>> =>
  mergedOver(walk, (chassis) => ofChassis(walk, chassis))
