import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Arrived } from './active-row'
import { followed, isGone, noRow, startOf } from './active-row'
import { moveActive } from './move'

/** Rows as they stand: a dot has not arrived. */
const standing = (text: string, total: number | null = text.length): Arrived => ({
  total,
  keyAt: (index) => (text[index] === '.' ? null : (text[index] ?? null)),
  indexOf: (key) => (text.includes(key) ? text.indexOf(key) : null),
})
const at = (index: number, key: string | null) => ({ index, key })
const moved = (key: string, from: ReturnType<typeof at>, rows: Arrived) =>
  moveActive(key, startOf(key, from, rows), rows.total ?? 0, 2)

test.each([
  ['rows come above it', 'xabcd', at(2, 'b')],
  ['rows above it go', 'bcd', at(0, 'b')],
  ['the order turns round', 'dcba', at(2, 'b')],
  ['nothing moves', 'abcd', at(1, 'b')],
])('the active row goes where its item goes: %s', (_, now, then) => {
  const rows = standing(now)
  expect(followed(at(1, 'b'), rows)).toEqual(then)
  expect(isGone(then, rows)).toBe(false)
})

test('a list without an active row has none after a poll', () => {
  expect(followed(noRow, standing('abcd'))).toBe(noRow)
  expect(isGone(noRow, standing('abcd'))).toBe(false)
})

test('a place that has not arrived becomes the row that arrives there', () => {
  const place = at(2, null)
  expect(followed(place, standing('ab..'))).toEqual(place)
  expect(isGone(place, standing('ab..'))).toBe(false)
  expect(followed(place, standing('abcd'))).toEqual(at(2, 'c'))
})

test('a row whose window was let go of is waited for in its place', () => {
  const away = standing('a...')
  expect(followed(at(2, 'c'), away)).toEqual(at(2, 'c'))
  expect(isGone(at(2, 'c'), away)).toBe(false)
  expect(moved('ArrowDown', at(2, 'c'), away)).toBe(3)
})

test('an item that is gone leaves its place: no row is active, and the next key goes on from there', () => {
  const rows = standing('acde')
  const place = followed(at(1, 'b'), rows)
  expect(place).toEqual(at(1, 'b'))
  expect(isGone(place, rows)).toBe(true)
  expect(moved('ArrowDown', place, rows)).toBe(1)
  expect(moved('ArrowUp', place, rows)).toBe(0)
  expect(moved('PageDown', place, rows)).toBe(2)
  expect(moved('End', place, rows)).toBe(3)
})

test('where the last rows are gone, the keys go on from the new end', () => {
  const rows = standing('ab')
  expect(isGone(at(3, 'd'), rows)).toBe(true)
  expect(moved('ArrowUp', at(3, 'd'), rows)).toBe(1)
  expect(moved('ArrowDown', at(3, 'd'), rows)).toBe(1)
  expect(moved('ArrowDown', at(0, 'd'), standing(''))).toBeNull()
})

test('an item that comes back is the active row again', () => {
  const place = followed(at(1, 'b'), standing('acd'))
  expect(followed(place, standing('acdb'))).toEqual(at(3, 'b'))
})

test('whatever rows do between two keys, the second acts on the item of the first or on none', () => {
  const keys = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), {
    minLength: 1,
  })
  fc.assert(
    fc.property(keys, keys, fc.nat(7), (before, after, where) => {
      const index = where % before.length
      const chosen = at(index, before[index] ?? null)
      const rows = standing(after.join(''))
      const now = followed(chosen, rows)
      const acted = isGone(now, rows) ? null : rows.keyAt(now.index)
      expect(acted).toBe(after.includes(chosen.key ?? '') ? chosen.key : null)
      expect(followed(now, rows)).toBe(now)
    }),
  )
})
