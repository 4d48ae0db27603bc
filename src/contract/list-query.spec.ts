import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstWindow, listSearch, maxLimit, readListQuery, windowUrl } from './list-query'
import type { ListParams } from './list-query'

const params: ListParams = {
  sorts: ['state', 'name', 'at'],
  filters: ['state', 'group'],
  bounds: ['since'],
  defaultSort: 'state,-at',
}
const read = (text: string) => readListQuery(params, new URLSearchParams(text))

test('an empty URL is the first hundred rows in the default order', () => {
  expect(read('')).toEqual({
    query: {
      q: '',
      sort: [
        { column: 'state', descending: false },
        { column: 'at', descending: true },
      ],
      filters: {},
      bounds: {},
      anchor: null,
      offset: 0,
      limit: 100,
    },
    faults: [],
  })
})

test('filters repeat, and the order in which they were clicked makes no difference', () => {
  const query = read('group=paris-esx&state=warning&state=critical&state=warning').query
  expect(query.filters).toEqual({ state: ['critical', 'warning'], group: ['paris-esx'] })
})

test('an unknown column is left out and told with the columns that would fit', () => {
  const { query, faults } = read('sort=-colour,name')
  expect(query.sort).toEqual([{ column: 'name', descending: false }])
  expect(faults).toEqual(['sort "colour" is not one of state, name, at.'])
})

test('what is sorted by a column is not sorted by it again, however often it is named', () => {
  const { query, faults } = read(`sort=name,${'-state,name,'.repeat(3_000)}colour,colour`)
  expect(query.sort).toEqual([
    { column: 'name', descending: false },
    { column: 'state', descending: true },
  ])
  expect(faults).toEqual(['sort "colour" is not one of state, name, at.'])
})

test('a filter has so many values and no more', () => {
  const asked = (count: number) =>
    read(Array.from({ length: count }, (_, i) => `group=g${i}`).join('&'))
  expect(asked(500).faults).toEqual([])
  expect(asked(501).faults).toEqual(['group has more than 500 values.'])
  expect(asked(501).query.filters['group']).toHaveLength(500)
})

test('a time that is no time is told, another is kept in UTC', () => {
  expect(read('since=yesterday').faults).toEqual(['since "yesterday" is not an ISO 8601 time.'])
  expect(read('since=2026-11-21T08:00:00%2B01:00').query.bounds).toEqual({
    since: '2026-11-21T07:00:00.000Z',
  })
})

test('an odd window is told and the default taken', () => {
  const { query, faults } = read('offset=-3&limit=many')
  expect([query.offset, query.limit]).toEqual([0, 100])
  expect(faults).toEqual([
    'offset is not a whole number of rows.',
    'limit is not a whole number of rows.',
  ])
})

test('whatever stands in the URL, the query stays within what the list offers', () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), (text) => {
      const { query } = read(text)
      expect(query.limit).toBeLessThanOrEqual(maxLimit)
      expect(query.offset).toBeGreaterThanOrEqual(0)
      expect(Object.keys(query.filters).every((name) => params.filters.includes(name))).toBe(true)
      expect(query.sort.every(({ column }) => params.sorts.includes(column))).toBe(true)
    }),
  )
})

test('of a page URL, the list sees its own parameters, in their order', () => {
  const page = new URLSearchParams(
    'tz=local&state=critical&sel=a~b&group=paris+esx&state=warning&q=',
  )
  const search = listSearch(params, page)
  expect(search).toBe('state=critical&group=paris+esx&state=warning&q=')
  expect(windowUrl('/api/servers', search, 0, firstWindow)).toBe(
    '/api/servers?state=critical&group=paris+esx&state=warning&q=&offset=0&limit=128',
  )
  expect(windowUrl('/api/servers', '', 128, 64)).toBe('/api/servers?offset=128&limit=64')
})
