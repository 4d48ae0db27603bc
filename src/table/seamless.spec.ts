import { expect, test } from 'vitest'
import { seamless } from './seamless'

const page = (version: string, offset: number, ids: string) => ({
  version,
  offset,
  items: ids.split('').map((id) => ({ sourceId: 's', id })),
})
const shown = (...pages: ReturnType<typeof page>[]) =>
  seamless(pages).map(({ offset, items }) => `${offset}:${items.map(({ id }) => id).join('')}`)

test('pages of one version stand as they were read', () => {
  expect(shown(page('a.1', 0, 'abc'), page('a.1', 3, 'def'))).toEqual(['0:abc', '3:def'])
})

test('a row that moved up stands where the newer page has it, its former place is open', () => {
  expect(shown(page('a.2', 0, 'eab'), page('a.1', 3, 'def'))).toEqual(['0:eab', '3:d', '5:f'])
  expect(shown(page('a.9', 0, 'abc'), page('a.10', 3, 'bde'))).toEqual(['0:a', '2:c', '3:bde'])
})

test('a run of the BFF that began later is newer, however few its changes', () => {
  expect(shown(page('a.9', 0, 'abc'), page('b.0', 3, 'cde'))).toEqual(['0:ab', '3:cde'])
})
