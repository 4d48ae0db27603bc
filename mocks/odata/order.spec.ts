import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueAt } from './evaluate'
import { parseSort, sortedPage } from './order'
import { selected } from './select'

test('names with a direction each, ascending where none is given', () => {
  expect(parseSort('createdAt desc,name, device/id ASC')).toEqual([
    { path: ['createdAt'], descending: true },
    { path: ['name'], descending: false },
    { path: ['device', 'id'], descending: false },
  ])
  expect(parseSort('name sideways')).toBeNull()
  expect(parseSort('')).toBeNull()
})

const termsOf = (sort: string) =>
  (parseSort(sort) ?? []).map(({ path, descending }) => ({
    of: (item: object) => valueAt(item, path),
    descending,
  }))

test('later terms decide between equals; what is missing comes first', () => {
  const items = [
    { id: 1, name: 'b', size: 2 },
    { id: 2, name: 'a', size: 1 },
    { id: 3, name: 'b', size: 10 },
    { id: 4, size: 5 },
  ]
  const ids = (sort: string) =>
    sortedPage(items, termsOf(sort), 0, items.length).map(({ id }) => id)
  expect(ids('name,size desc')).toEqual([4, 2, 3, 1])
  expect(ids('size')).toEqual([2, 1, 4, 3])
})

test('a page is what sorting everything would have put there', () => {
  const item = fc.record({
    a: fc.option(fc.nat(5), { nil: undefined }),
    b: fc.constantFrom('x', 'y'),
  })
  const direction = fc.constantFrom('asc', 'desc')
  const bounds = fc.tuple(fc.nat(60), fc.nat(60))
  fc.assert(
    fc.property(
      fc.array(item, { maxLength: 60 }),
      direction,
      direction,
      bounds,
      (items, a, b, [from, length]) => {
        const signs = { asc: 1, desc: -1 } as const
        const all = items.toSorted(
          (one, other) =>
            signs[a as 'asc'] * ((one.a ?? -1) - (other.a ?? -1)) ||
            signs[b as 'asc'] * (one.b < other.b ? -1 : one.b > other.b ? 1 : 0),
        )
        const page = sortedPage(items, termsOf(`a ${a},b ${b}`), from, from + length)
        expect(page.map((one) => items.indexOf(one))).toEqual(
          all.slice(from, from + length).map((one) => items.indexOf(one)),
        )
      },
    ),
  )
})

test('only what is selected stays, nested names included', () => {
  const item = { id: '1', hardware: { health: { summary: 'OK', fans: 'OK' }, model: 'm' }, x: 1 }
  expect(selected(item, ['id', 'hardware/health/summary', 'hardware/model', 'none/such'])).toEqual({
    id: '1',
    hardware: { health: { summary: 'OK' }, model: 'm' },
  })
})
