import type { LiveParts } from '../../contract/live'

/** What was read since the panel was opened, by series; newest last. Kept in memory alone. */
export type Trail = { at: string | null; series: Readonly<Record<string, readonly number[]>> }

export const emptyTrail: Trail = { at: null, series: {} }

/** Ten minutes of readings. */
export const mostPoints = 120
/** A chassis with more sensors keeps the first of them. */
const mostSeries = 200

export const fanKey = (name: string) => `fan ${name}`
export const sensorKey = (name: string) => `temperature ${name}`
export const wattsKey = 'watts'

const pointsOf = ({ temperatures, fans, power }: LiveParts): [string, number | null][] => [
  [wattsKey, power.value?.watts ?? null],
  ...(fans.value?.items ?? []).map((fan): [string, number | null] => [
    fanKey(fan.name),
    fan.reading,
  ]),
  ...(temperatures.value?.items ?? []).map((sensor): [string, number | null] => [
    sensorKey(sensor.name),
    sensor.celsius,
  ]),
]

/** When what moves was last read: the newest of its parts. */
export const readAt = ({ system, temperatures, fans, power }: LiveParts): string | null =>
  [system, temperatures, fans, power]
    .flatMap(({ asOf }) => asOf ?? [])
    .sort()
    .at(-1) ?? null

/** The trail with a reading more; the same one where nothing new was read. */
export const extended = (trail: Trail, parts: LiveParts): Trail => {
  const at = readAt(parts)
  if (at === null || at === trail.at) return trail
  const points = pointsOf(parts).slice(0, mostSeries)
  return {
    at,
    series: Object.fromEntries(
      points.flatMap(([key, value]) =>
        value === null ? [] : [[key, [...(trail.series[key] ?? []), value].slice(-mostPoints)]],
      ),
    ),
  }
}
