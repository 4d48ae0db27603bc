import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveActive, scrollFor } from './move'

test.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 4, 5],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 4, 3],
  ['ArrowUp', 0, 0],
  ['PageDown', 4, 24],
  ['PageUp', 4, 0],
  ['Home', 50, 0],
  ['End', 4, 99],
  ['a', 4, null],
])('%s from row %i of 100 goes to %s', (key, from, to) => {
  expect(moveActive(key, from, 100, 20)).toBe(to)
})

test('an empty list has no row to go to', () => {
  expect(moveActive('ArrowDown', -1, 0, 20)).toBeNull()
})

test('wherever the list stands, the row asked for is then in full view below the header', () => {
  const view = { height: 600, header: 30, row: 32 }
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(640_000), (index, top) => {
      const scrolled = scrollFor(index, { ...view, top })
      expect(index * 32).toBeGreaterThanOrEqual(scrolled)
      expect(index * 32 + 32 + 30).toBeLessThanOrEqual(scrolled + 600)
    }),
  )
})
