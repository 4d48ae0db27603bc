import { expect, test } from 'vitest'
import { firstItem, queriesFor } from './queries'

test('a list is told by its items, whatever they are called', () => {
  expect(firstItem({ items: [{ id: 'a' }, { id: 'b' }], count: 2 })).toEqual({ id: 'a' })
  expect(firstItem({ offset: 0, limit: 500, count: 1, hosts: [{ id: 'h' }] })).toEqual({ id: 'h' })
  expect(firstItem({ items: null, count: 0 })).toBeNull()
  expect(firstItem({ id: 'a', name: 'one' })).toBeNull()
})

test('a list is sorted and filtered by the fields that its items have', () => {
  const { others } = queriesFor({ id: 'a', name: 'n', state: { status: 'OK' } }, 'odata')
  expect(others.map(({ query }) => decodeURIComponent(query))).toEqual([
    'sort=name desc',
    "filter=id eq 'a'",
    "filter=name eq 'n'",
    "filter=state/status eq 'OK'",
    "filter=contains(name,'a')",
  ])
})

test('only what looks at all texts counts as a scan', () => {
  const { others } = queriesFor({ id: 'a', name: 'n' }, 'columns')
  expect(others).toEqual([
    { kind: 'plain', query: 'sort=name' },
    { kind: 'plain', query: 'id=a' },
    { kind: 'plain', query: 'name=n' },
    { kind: 'scan', query: 'name=*a*' },
  ])
})
