import { expect, test } from 'vitest'
import { freshnessOf, worstOf } from './freshness'

const seconds = (age: number | null, targetMs: number, failing: boolean) =>
  freshnessOf({ asOf: age === null ? null : -age * 1000, targetMs, failing, now: 0 })

test.each([
  ['just read', 0, 'live'],
  ['at its interval', 120, 'live'],
  ['two and a half intervals old', 300, 'live'],
  ['older than that', 301, 'late'],
  ['six intervals old', 720, 'late'],
  ['older than that', 721, 'stale'],
  ['never read', null, 'late'],
] as const)('a collection meant for every 120 s, %s', (_what, age, freshness) => {
  expect(seconds(age, 120_000, false)).toBe(freshness)
})

test.each([
  ['just read', 1, 'live'],
  ['read half a minute ago', 30, 'live'],
  ['read longer ago than that', 31, 'unreachable'],
  ['read hours ago', 9_000, 'unreachable'],
  ['never read', null, 'unreachable'],
] as const)('a collection whose source fails, %s', (_what, age, freshness) => {
  expect(seconds(age, 120_000, true)).toBe(freshness)
})

test.each([
  [2, 15, false, 'live'],
  [2, 16, false, 'late'],
  [2, 37, false, 'stale'],
  [2, 16, true, 'unreachable'],
] as const)('short intervals do not flicker: target %d s, age %d s', (target, age, failing, is) => {
  expect(seconds(age, target * 1000, failing)).toBe(is)
})

test('a clock behind the source’s makes nothing late', () => {
  expect(seconds(-60, 10_000, false)).toBe('live')
})

test('a source is as fresh as the worst of its collections', () => {
  expect(worstOf(['live', 'late', 'live'])).toBe('late')
  expect(worstOf(['stale', 'unreachable', 'late'])).toBe('unreachable')
  expect(worstOf([])).toBe('live')
})
