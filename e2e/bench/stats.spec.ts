import { expect, test } from 'vitest'
import { figure, median, medians, quantile } from './stats'

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[5], 5],
  [[1, Number.NaN, 3], 2],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle)
})

test('a quantile lies between its neighbours', () => {
  expect(quantile([0, 10, 20, 30, 40], 0.99)).toBeCloseTo(39.6)
})

test('nothing measured is shown as nothing', () => {
  expect(figure(median([]))).toBe('-')
  expect(figure(12.345, 1)).toBe('12.3')
})

test('each figure of several runs has its own median', () => {
  expect(
    medians([
      { a: 1, b: 9 },
      { a: 3, b: 7 },
      { a: 2, b: 8 },
    ]),
  ).toEqual({ a: 2, b: 8 })
})
