import { expect, test } from 'vitest'
import { toggleParam, withParam, withParams } from './search-params'

const search = new URLSearchParams('state=critical&sort=name&state=warning')

test('a parameter is set in its place or taken out, and the original is left alone', () => {
  expect(withParam(search, 'sort', '-at').toString()).toBe('state=critical&sort=-at&state=warning')
  expect(withParam(search, 'state', null).toString()).toBe('sort=name')
  expect(search.toString()).toBe('state=critical&sort=name&state=warning')
})

test('a time range is set at once', () => {
  expect(withParams(search, { sort: null, since: '2026-11-21T10:00:00Z' }).toString()).toBe(
    'state=critical&state=warning&since=2026-11-21T10%3A00%3A00Z',
  )
})

test('a filter value clicked twice is as if never clicked', () => {
  const once = toggleParam(search, 'group', 'paris esx')
  expect(once.getAll('group')).toEqual(['paris esx'])
  expect(toggleParam(once, 'group', 'paris esx').toString()).toBe(search.toString())
  expect(toggleParam(search, 'state', 'critical').getAll('state')).toEqual(['warning'])
})
