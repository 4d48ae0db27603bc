import * as v from 'valibot'
import { expect, test } from 'vitest'
import { mapEnergy, mapUtilization } from './map-metrics'
import { spanOf } from './span'
import { energySchema, utilizationSchema } from './wire'

const span = spanOf('24h', new Date('2026-11-20T10:20:00.000Z'))

test('what was collected and what is projected are told apart, each in the order of time', () => {
  const sums = (collected: number, projected: number) => ({ sums: { collected, projected } })
  const told = mapEnergy(
    v.parse(energySchema, {
      kwh: sums(2, 1),
      co2eKg: sums(0.2, 0.1),
      cost: sums(0.4, 0.2),
      intervalsCollected: [
        { time: '2026-11-20T09:00:00Z', kwh: 1.1, co2eKg: 0.1, cost: 0.2, serverCount: 1 },
        { time: '2026-11-20T08:00:00', kwh: 0.9, co2eKg: 0.1, cost: 0.2, serverCount: 1 },
        { time: 'when?', kwh: 7 },
      ],
      intervalsProjected: [{ time: '2026-11-20T10:00:00Z', kwh: 1 }],
    }),
    span,
  )
  expect(told).toEqual({
    from: '2026-11-19T10:00:00.000Z',
    until: '2026-11-20T17:00:00.000Z',
    stepMs: 3_600_000,
    collected: [
      { at: '2026-11-20T08:00:00.000Z', kwh: 0.9, co2eKg: 0.1, cost: 0.2 },
      { at: '2026-11-20T09:00:00.000Z', kwh: 1.1, co2eKg: 0.1, cost: 0.2 },
    ],
    projected: [{ at: '2026-11-20T10:00:00.000Z', kwh: 1, co2eKg: null, cost: null }],
    sums: {
      collected: { kwh: 2, co2eKg: 0.2, cost: 0.4 },
      projected: { kwh: 1, co2eKg: 0.1, cost: 0.2 },
    },
  })
})

test('a server that nobody metered used no energy that is known: no zeros', () => {
  const told = mapEnergy(
    v.parse(energySchema, {
      kwh: { sums: { collected: 0, projected: 0 } },
      intervalsCollected: [{ time: '2026-11-20T09:00:00Z', kwh: 0, serverCount: 0 }],
    }),
    span,
  )
  expect(told.collected).toEqual([])
  expect(told.sums.collected).toEqual({ kwh: null, co2eKg: null, cost: null })
})

test('utilization is percent until now; samples without a value are gaps', () => {
  const told = mapUtilization(
    v.parse(utilizationSchema, {
      items: [
        {
          averages: { collected: 54.1 },
          intervalsCollected: [
            { time: '2026-11-19T10:00:00', value: 59.6 },
            { time: '2026-11-19T11:00:00', value: null },
          ],
        },
      ],
    }),
    span,
  )
  expect(told).toMatchObject({
    until: '2026-11-20T10:20:00.000Z',
    average: 54.1,
    points: [{ at: '2026-11-19T10:00:00.000Z', value: 59.6 }],
  })
})

test.each([[{}], [{ items: null }], [{ items: [{}] }]])('no item, no points: %j', (wire) => {
  expect(mapUtilization(v.parse(utilizationSchema, wire), span)).toMatchObject({
    average: null,
    points: [],
  })
})
