import type { LiveValue } from '../../contract/live'

export type Sensor = LiveValue<'temperatures'>['items'][number]

/** The limit that a sensor meets first above normal operation; null: it has none. */
export const limitOf = ({ caution, critical, fatal }: Sensor): number | null =>
  caution ?? critical ?? fatal

/** How near a sensor is to its limit, 0 to 1 and beyond; null where nothing tells. */
export const shareOf = (sensor: Sensor): number | null => {
  const limit = limitOf(sensor)
  return limit === null || sensor.celsius === null ? null : Math.max(0, sensor.celsius / limit)
}

const rank = ({ state }: Sensor) => (state === 'critical' ? 0 : state === 'warning' ? 1 : 2)

/** What is wrong first, then what is nearest to its limit; sensors without limit last. */
export const hottestFirst = (sensors: readonly Sensor[]): Sensor[] =>
  sensors.toSorted(
    (one, other) => rank(one) - rank(other) || (shareOf(other) ?? -1) - (shareOf(one) ?? -1),
  )

/** `01-Inlet Ambient` → `Inlet Ambient`: the number only orders the BMC's own list. */
export const sensorName = ({ name }: Pick<Sensor, 'name'>): string =>
  name.replace(/^\d+(\.\d+)?-/, '')

/** Sensor numbers like 13.390000000000001 are rounded (facts of other vendors). */
export const celsiusText = (celsius: number | null): string =>
  celsius === null ? 'no reading' : `${Math.round(celsius)} °C`
