import { expect, test } from 'vitest'
import { loadedRows } from './loaded-rows'
import { machine } from './testing/rows'

const pageOf = (offset: number, length: number) => ({
  offset,
  items: Array.from({ length }, (_, at) => machine(offset + at)),
})
const hold = (...pages: ReturnType<typeof pageOf>[]) => loadedRows(pages)
const ids = (keys: readonly string[]) => keys.map((key) => Number(key.split('-').at(-1)))

test('a row is found by its place and by its key, in whichever window it arrived', () => {
  const rows = hold(pageOf(0, 4), pageOf(8, 4))
  expect(rows.itemAt(9)?.id).toBe('id-9')
  expect(rows.keyAt(9)).toBe('us-west~id-9')
  expect(rows.indexOf('us-west~id-9')).toBe(9)
})

test('between windows and beyond the last, nothing has arrived', () => {
  const rows = hold(pageOf(0, 4), pageOf(8, 4))
  expect([rows.itemAt(5), rows.keyAt(12), rows.keyAt(-1), rows.indexOf('us-west~id-5')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('a run of rows ends where the next has not arrived', () => {
  const rows = hold(pageOf(0, 4), pageOf(8, 2), pageOf(10, 2))
  expect(ids(rows.run(2))).toEqual([0, 1, 2, 3])
  expect(ids(rows.run(9))).toEqual([8, 9, 10, 11])
  expect(ids(rows.run(10))).toEqual([8, 9, 10, 11])
  expect(ids(hold(pageOf(0, 4), pageOf(8, 2), pageOf(20, 2)).run(8))).toEqual([8, 9])
})
