import * as v from 'valibot'
import type { LiveValue } from '../../../../contract/live'
import type { Result } from '../../../../contract/problem'
import { mapped } from '../../mapped'
import { count, list, parseItem, part, text } from '../../tolerant'
import { type Status, status } from '../wire'
import { judge, present } from './judge'
import { mergedOver } from './over-chassis'
import type { Resource } from './resource'
import { linkAt } from './resource'
import { kept, type Walk } from './walk'

export type Temperatures = LiveValue<'temperatures'>

const place = v.object({ LocationXmm: count, LocationYmm: count })
const optionalPlace = v.optional(v.nullable(place), null)
const inThermal = v.object({
  Name: text,
  PhysicalContext: text,
  ReadingCelsius: count,
  CurrentReading: count,
  UpperThresholdNonCritical: count,
  UpperThresholdCritical: count,
  UpperThresholdFatal: count,
  LowerThresholdNonCritical: count,
  LowerThresholdCritical: count,
  Status: status,
  Oem: part({ Hpe: optionalPlace, Hp: optionalPlace }),
})
const thermalSchema = part({ Temperatures: list(v.unknown()) })

/** Zero is no limit (facts.md 8). */
const limit = (value: number | null) => (value === 0 ? null : value)

/** What is offline reads as zero. */
const isRead = ({ State }: Status) => State !== 'UNAVAILABLEOFFLINE'

type Parsed = {
  Status: Status
  tell: Omit<Temperatures['items'][number], 'state' | 'word'>
}

const parseOne = (raw: unknown): Parsed[] => {
  const one = parseItem(inThermal, raw)
  if (one === null || one.Name === null) return []
  // An iLO 4 writes its upper limits under the names of lower ones (facts.md 8).
  const { Hp: old, Hpe } = one.Oem
  const at = old ?? Hpe
  return [
    {
      Status: one.Status,
      tell: {
        name: one.Name,
        context: one.PhysicalContext,
        celsius: isRead(one.Status) ? (one.ReadingCelsius ?? one.CurrentReading) : null,
        caution: old ? null : limit(one.UpperThresholdNonCritical),
        critical: limit(one.UpperThresholdCritical ?? (old ? one.LowerThresholdNonCritical : null)),
        fatal: limit(one.UpperThresholdFatal ?? (old ? one.LowerThresholdCritical : null)),
        x: at?.LocationXmm ?? null,
        y: at?.LocationYmm ?? null,
      },
    },
  ]
}

const listed = (all: readonly Parsed[]): Temperatures =>
  present(all, ({ Status, tell }) => ({ ...tell, ...judge(Status) }))

/** `Thermal` of all HPE generations and of most others. */
export const mapThermal = (thermal: Resource): Temperatures => {
  const parsed = parseItem(thermalSchema, thermal)
  return listed((parsed?.Temperatures ?? []).flatMap(parseOne))
}

const threshold = part({ Reading: count })
const sensorSchema = v.object({
  Name: text,
  PhysicalContext: text,
  Reading: count,
  ReadingType: text,
  ReadingUnits: text,
  Thresholds: part({ UpperCaution: threshold, UpperCritical: threshold, UpperFatal: threshold }),
  Status: status,
  Oem: part({ Hpe: optionalPlace }),
})

const isTemperature = ({ ReadingType, ReadingUnits }: v.InferOutput<typeof sensorSchema>) =>
  ReadingType === 'Temperature' || (ReadingType === null && ReadingUnits === 'Cel')

/** `Sensors`, which hold all kinds of readings; limits may be empty objects. */
export const mapSensors = (sensors: readonly Resource[]): Temperatures =>
  listed(
    sensors.flatMap((raw): Parsed[] => {
      const one = parseItem(sensorSchema, raw)
      if (one === null || one.Name === null || !isTemperature(one)) return []
      const { UpperCaution, UpperCritical, UpperFatal } = one.Thresholds
      const tell = {
        name: one.Name,
        context: one.PhysicalContext,
        celsius: one.Reading,
        caution: limit(UpperCaution.Reading),
        critical: limit(UpperCritical.Reading),
        fatal: limit(UpperFatal.Reading),
        x: one.Oem.Hpe?.LocationXmm ?? null,
        y: one.Oem.Hpe?.LocationYmm ?? null,
      }
      return [{ Status: one.Status, tell }]
    }),
  )

const metricsSchema = part({
  TemperatureReadingsCelsius: list(
    v.object({ DeviceName: text, PhysicalContext: text, Reading: count }),
  ),
})

/** `ThermalMetrics`: readings alone, without health and limits. */
export const mapMetrics = (metrics: Resource): Temperatures => {
  const parsed = parseItem(metricsSchema, metrics)
  const readings = parsed?.TemperatureReadingsCelsius ?? []
  const unjudged = { Health: null, HealthRollup: null, HealthRollUp: null, State: null }
  return listed(
    readings.flatMap(({ DeviceName, PhysicalContext, Reading }): Parsed[] => {
      if (DeviceName === null) return []
      const none = { caution: null, critical: null, fatal: null, x: null, y: null }
      const tell = { name: DeviceName, context: PhysicalContext, celsius: Reading, ...none }
      return [{ Status: unjudged, tell }]
    }),
  )
}

/**
 * `Thermal` where it is linked; BMCs that dropped it have sensors with limits, or bare metrics
 * (facts.md 8, order of preference).
 */
const ofChassis = async (walk: Walk, chassis: Resource): Promise<Result<Temperatures | null>> => {
  const thermal = linkAt(chassis, 'Thermal', 'links.ThermalMetrics')
  if (thermal !== null) return mapped(walk.reader.read(thermal, kept.moving), mapThermal)
  const sensors = linkAt(chassis, 'Sensors')
  if (sensors !== null) {
    const read = await walk.members(sensors, kept.moving)
    if (!read.ok) return read
    const told = mapSensors(read.value)
    if (told.items.length + told.absent > 0) return { ok: true, value: told }
  }
  const subsystem = linkAt(chassis, 'ThermalSubsystem')
  if (subsystem === null) return { ok: true, value: null }
  const leading = await walk.reader.read(subsystem, kept.leading)
  if (!leading.ok) return leading
  const metrics = linkAt(leading.value, 'ThermalMetrics')
  if (metrics === null) return { ok: true, value: null }
  return mapped(walk.reader.read(metrics, kept.moving), mapMetrics)
}

/** Every temperature of a machine. */
export const readTemperatures = (walk: Walk): Promise<Result<Temperatures | null>> =>
  mergedOver(walk, (chassis) => ofChassis(walk, chassis))
