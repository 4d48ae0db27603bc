import { expect, test } from 'vitest'
import type { SortBy } from './sorts'
import { nextSorts, sortText } from './sorts'

const click = (sorts: SortBy[], column: string, add = false) =>
  nextSorts(sorts, column, column === 'changedAt' ? 'descending' : 'ascending', add)

test('a click sorts by the column alone, in its usual direction first, another turns it round', () => {
  const once = click([{ column: 'name', descending: false }], 'changedAt')
  expect(sortText(once)).toBe('-changedAt')
  expect(sortText(click(once, 'changedAt'))).toBe('changedAt')
})

test('with Shift it comes after the others, turns round, and then sorts no more', () => {
  const two = click(click([], 'state'), 'name', true)
  expect(sortText(two)).toBe('state,name')
  const turned = click(two, 'name', true)
  expect(sortText(turned)).toBe('state,-name')
  expect(sortText(click(turned, 'name', true))).toBe('state')
})

test('the last column that sorts is never taken away, a fifth takes the place of the fourth', () => {
  const one = click([{ column: 'name', descending: true }], 'name', true)
  expect(sortText(one)).toBe('name')
  const five = ['a', 'b', 'c', 'd', 'e'].reduce(
    (sorts, name) => click(sorts, name, true),
    [] as SortBy[],
  )
  expect(sortText(five)).toBe('a,b,c,e')
})
