import { expect, test } from 'vitest'
import { rangeText } from './range-text'

const second = 1000
const minute = 60 * second

test.each([
  [3 * minute, 6 * minute, '3 to 6 min'],
  [40 * second, 2 * minute, '40 s to 2 min'],
  [12 * second, 15 * second, '12 to 15 s'],
  [5 * minute, 5 * minute + 20 * second, 'about 5 min'],
  [50 * minute, 72 * minute, '50 min to 1 h 12 min'],
])('between %i and %i ms is "%s"', (short, long, text) => {
  expect(rangeText(short, long)).toBe(text)
})
