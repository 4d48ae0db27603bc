import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pageOf } from './page-of'

const rows = fc.array(fc.record({ key: fc.integer({ min: 0, max: 20 }), id: fc.uuid() }), {
  maxLength: 200,
})
const sign = fc.constantFrom(1 as const, -1 as const)

test('a page is what sorting everything would have put there', () => {
  fc.assert(
    fc.property(rows, sign, fc.nat(220), fc.nat(80), (all, direction, from, length) => {
      const sorted = [...all].sort((a, b) => direction * (a.key - b.key))
      const page = pageOf(all, ({ key }) => key, direction, from, from + length)
      expect(page).toEqual(sorted.slice(from, from + length))
    }),
  )
})

test('texts sort digits before capitals before small letters', () => {
  const names = ['web', 'Web', '9']
  expect(pageOf(names, (name) => name, 1, 0, 3)).toEqual(['9', 'Web', 'web'])
})
