import { expect, test } from 'vitest'
import { mayOverflow } from './cell-frame'

test.each([
  ['a short word never needs cutting', 'Connected', 104, 'never', false],
  ['a value that fits is written as it is', 'paris-esx', 98, 'long-values', false],
  ['a long one may be cut', 'a-group-with-a-long-name', 98, 'long-values', true],
  ['nothing is nothing to cut', null, 98, 'long-values', false],
  ['without a word about it, every cell may be cut', 'a', 500, undefined, true],
] as const)('%s', (_, value, width, cut, expected) => {
  expect(mayOverflow(value, width, cut)).toBe(expected)
})
