import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOf, type Collection, filtersOf, timesOf, usual } from './collection'
import { answerList, recordOf } from './query'
import { Refused } from './refusal'

type Vm = { id: string; name: string; disks: number; at: string }
const vm = (name: string, disks: number, hour: number): Vm => ({
  id: name.toLowerCase(),
  name,
  disks,
  at: `2026-11-20T0${hour}:00:00Z`,
})
const vms = [vm('web-01', 10, 1), vm('Web-02', 9, 2), vm('sql-01', 100, 3), vm('web.01', 1, 4)]

const collection: Collection<Vm> = {
  ...usual,
  plural: 'vms',
  singular: 'vm',
  optional: ['disks'],
  filters: {
    ...filtersOf('list', 'id'),
    ...filtersOf('pattern', 'name'),
    ...boundsOf('disks'),
    ...timesOf('created', 'at'),
  },
  rows: () => vms,
  find: (id) => vms.find((one) => one.id === id),
  columns: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    disks: ({ disks }) => disks,
    at: ({ at }) => at,
  },
}
type Answer = { vms: { name: string }[] }
const answerTo = (query: string, of = collection) =>
  JSON.parse(answerList(of, new URLSearchParams(query))) as Answer
const namesOf = (query: string, of = collection) => answerTo(query, of).vms.map(({ name }) => name)

test('names sort digits before capitals before small letters', () => {
  expect(namesOf('sort=name&order=ascending')).toEqual(['Web-02', 'sql-01', 'web-01', 'web.01'])
})

test('numbers sort by value', () => {
  expect(namesOf('sort=disks')).toEqual(['sql-01', 'web-01', 'Web-02', 'web.01'])
})

test.each([
  ['name=web-01', ['web-01']],
  ['name=web*', ['web-01', 'web.01']],
  ['name=web*&case=insensitive', ['web-01', 'Web-02', 'web.01']],
  ['name=*-01,web.*', ['web-01', 'sql-01', 'web.01']],
  ['name=web.01', ['web.01']],
  ['disks=9', ['web-01', 'Web-02', 'sql-01', 'web.01']],
  ['id=web*', []],
  ['disks_min=10', ['web-01', 'sql-01']],
  ['disks_min=5&disks_max=10', ['web-01', 'Web-02']],
  ['created_after=2026-11-20T02:00:00Z', ['sql-01', 'web.01']],
  ['created_before=2026-11-20T02:00:00Z', ['web-01']],
  ['created_after=2026-11-20T01:00:00Z&name=web*', ['web.01']],
])('%s finds %j', (query, names) => {
  expect(namesOf(query)).toEqual(names)
})

test('where one value is all that a filter takes, a comma is part of it', () => {
  expect(namesOf('name=web-01,sql-01', { ...collection, singleValues: true })).toEqual([])
})

test('a list without a sort comes in its own order', () => {
  const reversed = { ...collection, ownOrder: <T>(rows: readonly T[]) => rows.toReversed() }
  expect(namesOf('', reversed)[0]).toBe('web.01')
})

test('the rows of a page are those between its offset and limit, and the count is of all', () => {
  const bounds = fc.record({ limit: fc.nat(6), offset: fc.nat(6) })
  fc.assert(
    fc.property(bounds, ({ limit, offset }) => {
      const query = `limit=${limit}&offset=${offset}`
      expect(answerTo(query)).toMatchObject({ limit, offset, count: 4 })
      expect(namesOf(query)).toEqual(vms.slice(offset, offset + limit).map(({ name }) => name))
    }),
  )
})

test('columns are withheld, chosen, or all there', () => {
  const first = (query: string) => answerTo(query).vms[0]
  expect(first('')).toEqual({ id: 'web-01', name: 'web-01', at: '2026-11-20T01:00:00Z' })
  expect(first('fields=name,disks,colour')).toEqual({ name: 'web-01', disks: 10 })
  expect(recordOf(collection, vms[0] ?? vm('', 0, 0))).toHaveProperty('disks', 10)
})

test('a refused parameter names its exception', () => {
  const search = new URLSearchParams('limit=5001')
  expect(() => answerList(collection, search)).toThrow(Refused)
})
