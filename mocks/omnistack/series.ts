import { createRandom } from '../estate/random'
import { createRhythm, swingAt } from '../estate/rhythm'
import { badParameter, readWhole } from './parameters'

const second = 1_000

/** Spacing of points; sources are sampled every five seconds, more often there is nothing (facts.md 8.8). */
const resolutions: Record<string, number> = {
  SECOND: 5 * second,
  MINUTE: 60 * second,
  HOUR: 3_600 * second,
  DAY: 86_400 * second,
}
const mostPoints = 100_000

/** A window of time, epoch ms, and the times in it at which there are points. */
export type Span = { from: number; to: number; times: number[] }

const readEnd = (search: URLSearchParams, now: number) => {
  const text = search.get('time_offset') ?? '0'
  const end = /^\d+$/.test(text) ? now - Number(text) * second : Date.parse(text)
  if (Number.isNaN(end))
    throw badParameter('InvalidParameterException', 'time_offset is neither seconds nor a date.')
  return end
}

/**
 * What of time a request asks for: `range` seconds that end `time_offset` seconds before now or at a time,
 * a point per `resolution`, which is MINUTE in any case of letters unless it says otherwise.
 */
export const readSpan = (search: URLSearchParams, now: number): Span => {
  const resolution = search.get('resolution') ?? 'MINUTE'
  const step = resolutions[resolution.toUpperCase()]
  if (step === undefined)
    throw badParameter('InvalidParameterException', `There is no resolution ${resolution}.`)
  const to = readEnd(search, now)
  const from = to - readWhole('range', search.get('range') ?? '43200') * second
  if ((to - from) / step > mostPoints)
    throw badParameter('InvalidParameterException', 'range is too long for the resolution.')
  const times: number[] = []
  for (let at = Math.floor(from / step + 1) * step; at <= to; at += step) times.push(at)
  return { from, to, times }
}

const drawn = new Map<string, ReadonlyMap<number, number>>()

/** How busy something is at some times; what was asked for the last time too is not drawn again. */
export const bustleAt = (topic: string, times: readonly number[]): number[] => {
  const before = drawn.get(topic)
  const bustle = createBustle(topic)
  const values = times.map((at) => before?.get(at) ?? bustle(at))
  drawn.set(topic, new Map(times.map((at, index) => [at, values[index] ?? 0])))
  return values
}

/** How busy something is over time, 0 to about 1.2: busier by day, and restless from sample to sample. */
export const createBustle = (topic: string): ((at: number) => number) => {
  const rhythm = createRhythm(topic, 1)
  return (at) => {
    const restless = 0.8 + 0.4 * createRandom(Math.floor(at / 5_000), topic).next()
    return Math.max(0, 0.5 + 0.5 * swingAt(rhythm, at)) * restless
  }
}
