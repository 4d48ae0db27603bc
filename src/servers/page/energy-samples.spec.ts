import { expect, test } from 'vitest'
import type { Energy } from '../../contract/server-look'
import { amountText, samplesOf } from './energy-samples'

const hour = 3_600_000
const at = (clock: string) => `2026-11-20T${clock}:00.000Z`
const point = (clock: string, kwh: number | null) => ({ at: at(clock), kwh, co2eKg: null, cost: 1 })
const energy = (over: Partial<Energy>): Energy => ({
  from: at('08:00'),
  until: at('12:00'),
  stepMs: hour,
  collected: [],
  projected: [],
  sums: {
    collected: { kwh: null, co2eKg: null, cost: null },
    projected: { kwh: null, co2eKg: null, cost: null },
  },
  ...over,
})

test('time goes on where nothing was measured, and a running sample holds both', () => {
  const samples = samplesOf(
    energy({
      collected: [point('08:00', 1), point('10:00', 0.5)],
      projected: [point('10:00', 0.6), point('11:00', 1.1)],
    }),
    'kwh',
  )
  expect(samples.map(({ collected, projected }) => [collected, projected])).toEqual([
    [1, null],
    [null, null],
    [0.5, 0.6],
    [null, 1.1],
  ])
})

test('what is outside of the stretch is left out', () => {
  const samples = samplesOf(energy({ collected: [point('07:00', 9), point('13:00', 9)] }), 'kwh')
  expect(samples).toHaveLength(4)
  expect(samples.every(({ collected }) => collected === null)).toBe(true)
})

test('amounts have as many digits as count, and nothing where nothing is known', () => {
  expect([0.0654, 23.84, 1234.5, null].map((value) => amountText(value, 'kWh'))).toEqual([
    '0.07 kWh',
    '23.8 kWh',
    '1,235 kWh',
    null,
  ])
})
