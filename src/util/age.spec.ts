import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ageText, between } from './age'

test.each([
  [-5_000, '0 s'],
  [Number.NaN, '0 s'],
  [12_900, '12 s'],
  [59_999, '59 s'],
  [27 * 60_000, '27 min'],
  [3_600_000, '1 h'],
  [72 * 60_000, '1 h 12 min'],
  [14.5 * 3_600_000, '14 h'],
  [86_400_000, '1 d'],
  [28.5 * 3_600_000, '1 d 4 h'],
  [2.5 * 86_400_000, '2 d'],
  [54 * 86_400_000, '54 d'],
])('%d ms is said as %s', (ms, text) => {
  expect(ageText(ms)).toBe(text)
})

const unitMs = { s: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const
const saidMs = (text: string) =>
  [...text.matchAll(/(\d+) (s|min|h|d)\b/g)].reduce((sum, [, count, unit]) => {
    const ms = Object.entries(unitMs).find(([name]) => name === unit)?.[1] ?? 0
    return sum + Number(count) * ms
  }, 0)

test('an age never claims more time than has passed, nor less than half of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 * 86_400_000 }), (ms) => {
      const said = saidMs(ageText(ms))
      expect(said).toBeLessThanOrEqual(ms)
      expect(said).toBeGreaterThanOrEqual(ms < 1_000 ? 0 : ms / 2)
    }),
  )
})

test('the time between two moments, when there are two', () => {
  expect(between('2026-11-21T10:00:00Z', '2026-11-21T10:03:00Z')).toBe(180_000)
  expect(between(null, '2026-11-21T10:03:00Z')).toBeNull()
  expect(between('soon', '2026-11-21T10:03:00Z')).toBeNull()
})
