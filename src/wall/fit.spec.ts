import { expect, test } from 'vitest'
import { itemsThatFit } from './fit'

test.each([
  ['all of them', 300, [100, 100, 50], 3],
  ['exactly all of them', 250, [100, 100, 50], 3],
  ['the first ones, and the word of the rest', 300, [100, 100, 100, 100], 2],
  ['no halves', 349, [100, 100, 100, 100], 2],
  ['not one: how many there are is still said', 60, [100, 100], 0],
  ['nothing', 300, [], 0],
])('%s', (_what, room, heights, shown) => {
  expect(itemsThatFit(room, heights, 50)).toBe(shown)
})
