import { expect, test } from 'vitest'
import { liveForMs } from '../contract/freshness'
import { shareOfLife } from './age-bar'

const target = 120_000

test.each([
  ['just read', 0, 0],
  ['read again as intended', target, 0.4],
  ['about to be late', liveForMs(target), 1],
  ['long late', 10 * target, 1],
  ['of a clock that is ahead', -5_000, 0],
])('the bar of what was %s', (_what, age, share) => {
  expect(shareOfLife(age, target)).toBe(share)
})

test('a short target has the time that a slow answer takes', () => {
  expect(shareOfLife(7_500, 1_000)).toBe(0.5)
})
