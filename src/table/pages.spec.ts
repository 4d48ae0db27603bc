import { expect, test } from 'vitest'
import { pagesFor } from './pages'

test.each([
  ['at the top only the first page is needed', 0, 30, 20_000, []],
  ['half a page before the end of the first, the second is asked for', 50, 80, 20_000, [128]],
  ['in the middle the pages on both sides come along', 1270, 1300, 20_000, [1152, 1280]],
  ['at the end nothing beyond the total is asked for', 19_970, 19_999, 20_000, [19_840, 19_968]],
  ['a list of one page needs no other', 60, 100, 128, []],
  ['an empty list needs none', 0, 0, 0, []],
])('%s', (_, first, last, total, offsets) => {
  expect(pagesFor({ first, last }, total)).toEqual(offsets)
})
