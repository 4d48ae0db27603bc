import { hour } from './course'
import { fittingOf } from './parts/fitting'
import { placeOf } from './places'
import { createRandom } from './random'
import type { Rhythm } from './rhythm'
import { createRhythm, swingAt, swungUntil } from './rhythm'
import type { Machine } from './types'

/**
 * What a server does and takes while it is on: `load + loadSwing × rhythm` of its processors (0 to 1),
 * `watts + wattsSwing × rhythm` of power. Servers of one fleet share a handful of rhythms.
 */
type Draw = {
  rhythm: Rhythm
  load: number
  loadSwing: number
  watts: number
  wattsSwing: number
}

const rhythms = new Map<string, Rhythm>()
const draws = new WeakMap<Machine, Draw>()

const rhythmOf = (topic: string, utcOffset: number) => {
  const rhythm = rhythms.get(topic) ?? createRhythm(topic, utcOffset)
  rhythms.set(topic, rhythm)
  return rhythm
}

/** How a server draws power, the same on every day of its life. */
export const drawOf = (machine: Machine): Draw => {
  const known = draws.get(machine)
  if (known) return known
  const { next, int } = createRandom(0, `${machine.id}/power`)
  const [role] = machine.hostName.split('-')
  const { idle, busy } = fittingOf(machine).watts
  const load = 0.2 + 0.35 * next()
  const loadSwing = load * (0.3 + 0.25 * next())
  const draw = {
    rhythm: rhythmOf(`${machine.site}/${role}/${int(1, 3)}`, placeOf(machine.site).utcOffset),
    load,
    loadSwing,
    watts: idle + (busy - idle) * load,
    wattsSwing: (busy - idle) * loadSwing,
  }
  draws.set(machine, draw)
  return draw
}

/** When it was on, oldest first; one that is on is so for ever. Epoch ms, without bounds where none are known. */
export const periodsOn = ({ powerChanges, power }: Machine): { from: number; to: number }[] => {
  const first = { at: Number.NEGATIVE_INFINITY, to: powerChanges[0]?.from ?? power }
  return [first, ...powerChanges].flatMap(({ at, to }, index) =>
    to === 'ON' ? [{ from: at, to: powerChanges[index]?.at ?? Number.POSITIVE_INFINITY }] : [],
  )
}

const wasOn = ({ powerChanges, power }: Machine, at: number) => {
  const before = powerChanges.findLast((change) => change.at <= at)
  return (before?.to ?? powerChanges[0]?.from ?? power) === 'ON'
}

const swings = new WeakMap<Rhythm, { at: number; swing: number }>()

/** Where a rhythm stands; the servers that share it are mostly asked for the same moment. */
const commonSwing = (rhythm: Rhythm, at: number): number => {
  const held = swings.get(rhythm)
  if (held?.at === at) return held.swing
  const swing = swingAt(rhythm, at)
  swings.set(rhythm, { at, swing })
  return swing
}

/** What a machine draws at a moment, in whole watts: nothing while it is off. The same in every protocol. */
export const powerDraw = (machine: Machine, at: number): number => {
  if (!wasOn(machine, at)) return 0
  const { watts, wattsSwing, rhythm } = drawOf(machine)
  return Math.round(watts + wattsSwing * commonSwing(rhythm, at))
}

/** How busy its processors are at a moment, 0 to 1; 0 while it is off. */
export const loadAt = (machine: Machine, at: number): number => {
  if (!wasOn(machine, at)) return 0
  const { load, loadSwing, rhythm } = drawOf(machine)
  return load + loadSwing * commonSwing(rhythm, at)
}

/** Energy taken between two moments, in watt-hours. */
export const wattHours = (machine: Machine, from: number, to: number): number => {
  const { watts, wattsSwing, rhythm } = drawOf(machine)
  const taken = periodsOn(machine).reduce((sum, period) => {
    const start = Math.max(from, period.from)
    const end = Math.min(to, period.to)
    if (end <= start) return sum
    const swung = swungUntil(rhythm, end) - swungUntil(rhythm, start)
    return sum + watts * (end - start) + wattsSwing * swung
  }, 0)
  return taken / hour
}
