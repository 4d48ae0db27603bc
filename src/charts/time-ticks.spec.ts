import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOf, timeTicks } from './time-ticks'

const at = (text: string) => Date.parse(text)
const hour = 3_600_000

test('a day is marked every six hours, a month every week', () => {
  const until = at('2026-11-20T10:20:00Z')
  const { ticks } = timeTicks({ from: until - 24 * hour, until }, 5)
  expect(ticks.map((tick) => new Date(tick).toISOString().slice(8, 16))).toEqual([
    '19T12:00',
    '19T18:00',
    '20T00:00',
    '20T06:00',
  ])
  expect(timeTicks({ from: until - 30 * 24 * hour, until }, 5).stepMs).toBe(7 * 24 * hour)
})

test('marks are in the stretch, in order, and never too many', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2e12 }),
      fc.integer({ min: hour, max: 250 * 24 * hour }),
      fc.integer({ min: 2, max: 12 }),
      (from, length, most) => {
        const stretch = { from, until: from + length }
        const { ticks } = timeTicks(stretch, most)
        if (length <= most * 30 * 24 * hour) expect(ticks.length).toBeLessThanOrEqual(most + 1)
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(stretch.from)
          expect(tick).toBeLessThanOrEqual(stretch.until)
        }
        expect(ticks).toEqual([...ticks].sort((one, other) => one - other))
      },
    ),
  )
})

test('a moment stands between the ends, also one outside', () => {
  const stretch = { from: 100, until: 200 }
  expect([50, 100, 150, 300].map((moment) => shareOf(stretch, moment))).toEqual([0, 0, 0.5, 1])
  expect(shareOf({ from: 5, until: 5 }, 5)).toBe(0)
})
