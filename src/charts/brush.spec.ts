import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Histogram } from '../contract/activity'
import { newest, placeOf, rangeBetween, sumOf, ticksOf } from './brush'

const slotMs = 15 * 60_000
const from = Date.parse('2026-11-20T10:15:00Z')
const day: Histogram = {
  from: new Date(from).toISOString(),
  to: new Date(from + 96 * slotMs).toISOString(),
  slotMs,
  slots: Array.from({ length: 96 }, (_, at) => ({
    at: new Date(from + at * slotMs).toISOString(),
    counts: { info: 2, ...(at % 10 === 0 ? { critical: 1 } : {}) },
  })),
}

test('a drag selects whole slots, in whichever direction', () => {
  const range = { since: '2026-11-20T22:15:00.000Z', until: '2026-11-21T04:30:00.000Z' }
  expect(rangeBetween(day, 0.501, 0.755)).toEqual(range)
  expect(rangeBetween(day, 0.755, 0.501)).toEqual(range)
})

test('a drag to the right edge stays open for what comes next', () => {
  expect(rangeBetween(day, 0.9, 1.4)).toEqual({ since: '2026-11-21T07:45:00.000Z', until: null })
})

test('the newest hour begins four slots before the end', () => {
  expect(newest(day, 1)).toEqual({ since: '2026-11-21T09:15:00.000Z', until: null })
  expect(newest(day, 99).since).toBe(day.from)
})

test.each([
  ['nothing selected', { since: null, until: null }, null],
  ['open at its end', { since: '2026-11-20T22:15:00Z', until: null }, { from: 0.5, to: 1 }],
  ['open at its start', { since: null, until: '2026-11-20T22:15:00Z' }, { from: 0, to: 0.5 }],
  ['older than the picture', { since: null, until: '2026-11-19T00:00:00Z' }, null],
])('%s', (_law, range, place) => {
  expect(placeOf(day, range)).toEqual(place)
})

test('what is dragged is what is then shown as selected, to the slot', () => {
  const share = fc.double({ min: 0, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(share, share, (one, other) => {
      const place = placeOf(day, rangeBetween(day, one, other))
      expect(place?.from).toBeLessThanOrEqual(Math.min(one, other) + 1e-9)
      expect(place?.to).toBeGreaterThanOrEqual(Math.max(one, other) - 1e-9)
      expect((place?.to ?? 0) - (place?.from ?? 0)).toBeLessThan(
        Math.abs(one - other) + 2 / 96 + 1e-9,
      )
    }),
  )
})

test('counts are added up by key, and a key that never came is none', () => {
  expect([sumOf(day, 'info'), sumOf(day, 'critical'), sumOf(day, 'warning')]).toEqual([192, 10, 0])
})

test('whole hours are written below, clear of both edges', () => {
  expect(ticksOf(day).map(({ at }) => at.slice(11, 16))).toEqual([
    '12:00',
    '16:00',
    '20:00',
    '00:00',
    '04:00',
    '08:00',
  ])
  expect(ticksOf(day).every(({ share }) => share > 0.04 && share < 0.96)).toBe(true)
})
