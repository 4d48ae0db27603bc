import { expect, test } from 'vitest'
import { parseSort, sorted } from './order'
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

test('later terms decide between equals; what is missing comes first', () => {
  const items = [
    { id: 1, name: 'b', size: 2 },
    { id: 2, name: 'a', size: 1 },
    { id: 3, name: 'b', size: 10 },
    { id: 4, size: 5 },
  ]
  const ids = (sort: string) => sorted(items, parseSort(sort) ?? []).map(({ id }) => id)
  expect(ids('name,size desc')).toEqual([4, 2, 3, 1])
  expect(ids('size')).toEqual([2, 1, 4, 3])
})

test('what is looked at may be other than what is sorted', () => {
  const items = [{ size: 3 }, { size: 1 }, { size: 2 }]
  const terms = parseSort('rank') ?? []
  expect(sorted(items, terms, ({ size }) => ({ rank: -size }))).toEqual([
    { size: 3 },
    { size: 2 },
    { size: 1 },
  ])
})

test('only what is selected stays, nested names included', () => {
  const item = { id: '1', hardware: { health: { summary: 'OK', fans: 'OK' }, model: 'm' }, x: 1 }
  expect(selected(item, ['id', 'hardware/health/summary', 'hardware/model', 'none/such'])).toEqual({
    id: '1',
    hardware: { health: { summary: 'OK' }, model: 'm' },
  })
})
