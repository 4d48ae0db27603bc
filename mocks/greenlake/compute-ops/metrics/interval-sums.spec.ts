import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { day, hour } from '../../../estate/course'
import { createDrivenEstate } from '../../../estate/driven-estate'
import { drawOf, wattHours } from '../../../estate/power-draw'
import type { Machine } from '../../../estate/types'
import { power, sumOf } from './energy'
import { createGrid, countByInterval, sumsByRhythm } from './interval-sums'
import type { Metered } from './metered'
import { createServerSums } from './server-sums'

const { estate } = createDrivenEstate()
const machines = [...estate.machines.values()]
const start = Math.floor(estate.now() / day) * day
const span = { start, end: start + 5 * day, sampleMs: hour }
const grid = createGrid(span)

const moment = fc.integer({ min: -2 * day, max: 7 * day }).map((ms) => start + ms)

/** A server with a life of its own: switched now and then, known from some moment until another. */
const server = fc
  .record({
    machine: fc.constantFrom(...machines),
    switches: fc.array(moment, { maxLength: 4 }),
    seen: fc.tuple(moment, moment),
  })
  .map(({ machine, switches, seen }): Metered => {
    const powerChanges = switches
      .toSorted((a, b) => a - b)
      .map((at, index) => {
        const [from, to] = index % 2 === 0 ? (['ON', 'OFF'] as const) : (['OFF', 'ON'] as const)
        return { at, from, to }
      })
    const lived: Machine = { ...machine, powerChanges, power: powerChanges.at(-1)?.to ?? 'ON' }
    return { machine: lived, from: Math.min(...seen), until: Math.max(...seen), lack: null }
  })

/** What a server took between two moments in which it was known. */
const expected = ({ machine, from, until }: Metered, lo: number, hi: number) => {
  const [a, b] = [Math.max(from, lo), Math.min(until, hi)]
  return b > a ? wattHours(machine, a, b) : 0
}

test('each sample is what the servers took in it', () => {
  fc.assert(
    fc.property(fc.array(server, { maxLength: 6 }), moment, moment, (servers, ...bounds) => {
      const [lo, hi] = [
        Math.max(start, Math.min(...bounds)),
        Math.min(span.end, Math.max(...bounds)),
      ]
      const sums = sumsByRhythm(grid, servers, power, lo, hi)
      for (const [index, at] of grid.borders.slice(0, -1).entries()) {
        const [from, to] = [Math.max(at, lo), Math.min(at + hour, hi)]
        const told = sumOf(sums.map((one) => one.sums[index] ?? 0)) / hour
        const known = to > from ? sumOf(servers.map((one) => expected(one, from, to))) : 0
        expect(told).toBeCloseTo(known, 3)
      }
    }),
    { numRuns: 40 },
  )
})

test('a server by itself sums up to the same at once', () => {
  fc.assert(
    fc.property(server, (one) => {
      const { sum, min, max, mean } = createServerSums(grid, start, span.end)(one, power)
      expect(sum / hour).toBeCloseTo(expected(one, start, span.end), 3)
      expect(min).toBeLessThanOrEqual(mean + 1e-3)
      expect(mean).toBeLessThanOrEqual(max + 1e-3)
    }),
  )
})

test('its smallest and largest sample are among those that it has', () => {
  const [machine] = machines.filter(({ power: state }) => state === 'ON')
  if (!machine) throw new Error('Every server is off.')
  const one: Metered = { machine, from: start, until: span.end, lack: null }
  const { min, max } = createServerSums(grid, start, span.end)(one, power)
  const samples = grid.borders.slice(0, -1).map((at) => wattHours(machine, at, at + hour))
  expect(min / hour).toBeCloseTo(Math.min(...samples), 6)
  expect(max / hour).toBeCloseTo(Math.max(...samples), 6)
})

test('a server counts in every sample of which it is known', () => {
  const [machine] = machines
  if (!machine) throw new Error('No server.')
  const known: Metered = { machine, from: start + 1.5 * hour, until: start + 3 * hour, lack: null }
  const counts = countByInterval(grid, [known, known], start, span.end)
  expect(Array.from(counts).slice(0, 4)).toEqual([0, 2, 2, 0])
})

test('servers of one rhythm are summed up together', () => {
  const servers = machines.map((machine) => ({ machine, from: start, until: span.end, lack: null }))
  const rhythms = new Set(machines.map((machine) => drawOf(machine).rhythm))
  expect(sumsByRhythm(grid, servers, power, start, span.end)).toHaveLength(rhythms.size)
})
