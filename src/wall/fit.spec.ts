import { expect, test } from 'vitest'
import { itemsThatFit, rowsThatFit } from './fit'

test.each([
  ['all of them', 700, 100, 7, 7],
  ['one place goes to saying how many more', 700, 100, 8, 6],
  ['no half rows', 799, 100, 20, 6],
  ['none', 700, 100, 0, 0],
  ['hardly any room: how many there are is said', 50, 100, 3, 0],
])('rows: %s', (_what, room, row, count, shown) => {
  expect(rowsThatFit(room, row, count)).toBe(shown)
})

test.each([
  ['all of them', 300, [100, 100, 50], 3],
  ['the first ones, and the word of the rest', 300, [100, 100, 100, 100], 2],
  ['not one', 60, [100, 100], 0],
])('items: %s', (_what, room, heights, shown) => {
  expect(itemsThatFit(room, heights, 50)).toBe(shown)
})
