import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, hour } from './course'
import { createDrivenEstate } from './driven-estate'
import { fittingOf } from './parts/fitting'
import { drawOf, loadAt, periodsOn, powerDraw, wattHours } from './power-draw'
import type { Machine } from './types'

const world = () => {
  const { estate, pass } = createDrivenEstate()
  const machine = [...estate.machines.values()].find(({ power }) => power === 'ON') as Machine
  return { estate, pass, machine }
}
const { estate } = world()
const machines = [...estate.machines.values()]
const moment = fc.integer({ min: 0, max: 400 * day }).map((ms) => estate.now() - 200 * day + ms)

test('a server that is on draws between what its model takes idle and at full load', () => {
  fc.assert(
    fc.property(fc.constantFrom(...machines), moment, (machine, at) => {
      const { idle, busy } = fittingOf(machine).watts
      const watts = powerDraw({ ...machine, power: 'ON', powerChanges: [] }, at)
      expect(watts).toBeGreaterThan(idle)
      expect(watts).toBeLessThan(busy)
    }),
  )
})

test('its power follows its load', () => {
  const { machine } = world()
  const hours = Array.from({ length: 24 }, (_, index) => estate.now() + index * hour)
  const busiest = hours.toSorted((a, b) => loadAt(machine, b) - loadAt(machine, a))
  const drawn = busiest.map((at) => powerDraw(machine, at))
  expect(drawn).toEqual(drawn.toSorted((a, b) => b - a))
})

test('the energy of a stretch is that of its parts', () => {
  fc.assert(
    fc.property(fc.constantFrom(...machines), moment, moment, moment, (machine, ...moments) => {
      const [from = 0, between = 0, to = 0] = moments.toSorted((a, b) => a - b)
      const parts = wattHours(machine, from, between) + wattHours(machine, between, to)
      expect(wattHours(machine, from, to)).toBeCloseTo(parts, 3)
    }),
  )
})

test('energy is power over time', () => {
  const { machine, estate } = world()
  const from = estate.now()
  const minutes = Array.from({ length: 24 * 60 }, (_, index) => from + (index + 0.5) * 60_000)
  const sampled = minutes.reduce((sum, at) => sum + powerDraw(machine, at) / 60, 0)
  expect(wattHours(machine, from, from + day)).toBeCloseTo(sampled, 0)
})

test('a server that is switched off draws nothing from then on, and what it did before stays so', () => {
  const { estate, pass, machine } = world()
  const from = estate.now()
  const before = powerDraw(machine, from)
  pass(hour)
  estate.setPower(machine.id, 'OFF')
  pass(hour)
  expect(powerDraw(machine, estate.now())).toBe(0)
  expect(loadAt(machine, estate.now())).toBe(0)
  expect(powerDraw(machine, from)).toBe(before)
  const asIfOn = wattHours({ ...machine, power: 'ON', powerChanges: [] }, from, from + hour)
  expect(wattHours(machine, from, from + 2 * hour)).toBeCloseTo(asIfOn, 6)
})

test('every stretch in which it was on is known', () => {
  const { estate, pass, machine } = world()
  const start = estate.now()
  estate.setPower(machine.id, 'OFF')
  pass(hour)
  estate.setPower(machine.id, 'ON')
  expect(periodsOn(machine)).toEqual([
    { from: Number.NEGATIVE_INFINITY, to: start },
    { from: start + hour, to: Number.POSITIVE_INFINITY },
  ])
})

test('servers draw differently, in a few rhythms', () => {
  expect(new Set(machines.map((machine) => drawOf(machine).watts)).size).toBe(machines.length)
  const rhythms = new Set(machines.map((machine) => drawOf(machine).rhythm))
  expect(rhythms.size).toBeLessThan(machines.length)
})
