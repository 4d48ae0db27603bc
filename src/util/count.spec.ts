import { expect, test } from 'vitest'
import { countText, plural } from './count'

test('large numbers are grouped', () => {
  expect(countText(20_000)).toBe('20,000')
})

test.each([
  [0, 'server', undefined, '0 servers'],
  [1, 'server', undefined, '1 server'],
  [1200, 'server', undefined, '1,200 servers'],
  [3, 'activity', 'activities', '3 activities'],
])('%d of %s', (count, one, many, text) => {
  expect(plural(count, one, many)).toBe(text)
})
