import { expect, test } from 'vitest'
import { countOf, moreText, totalOf } from './words'

test('what a facet does not count is none', () => {
  expect(countOf([{ value: 'ok', count: 3 }], 'ok')).toBe(3)
  expect(countOf([{ value: 'ok', count: 3 }], 'critical')).toBe(0)
  expect(countOf(undefined, 'ok')).toBe(0)
  expect(
    totalOf([
      { value: 'ok', count: 3 },
      { value: 'warning', count: 2 },
    ]),
  ).toBe(5)
})

test.each([
  [[], ''],
  [[{ word: 'Critical', count: 0 }], ''],
  [[{ word: 'Warning', count: 37 }], 'and 37 more, warning'],
  [
    [
      { word: 'Critical', count: 4 },
      { word: 'Past its RPO', count: 1233 },
    ],
    'More: 4 critical, 1,233 past its RPO',
  ],
])('%j', (hidden, text) => {
  expect(moreText(hidden)).toBe(text)
})
