import { orderOf } from './coded'
import type { Collection } from './collection'
import type { Test } from './filter'
import { pageOf } from './page-of'

/** What a filter by one exact value leaves where that is known at once; else null. */
const indexed = <Row>(
  { indexes, filters, singleValues }: Collection<Row>,
  search: URLSearchParams,
): readonly Row[] | null => {
  if (search.get('case') === 'insensitive') return null
  for (const [name, rowsOf] of Object.entries(indexes)) {
    const value = search.get(name)
    const several = filters[name]?.kind !== 'one' && !singleValues && value?.includes(',')
    if (value !== null && !several) return rowsOf(value)
  }
  return null
}

/** The rows that pass all tests, in their order, and whether these are all that there are. */
export const narrowed = <Row>(
  collection: Collection<Row>,
  search: URLSearchParams,
  tests: readonly Test<Row>[],
): { rows: readonly Row[]; all: boolean } => {
  const found = indexed(collection, search)
  let rows = found ?? collection.rows()
  let all = found === null
  for (const { of, holds } of tests) {
    const coded = all ? collection.coded(of, rows) : null
    all = false
    if (coded) {
      const wanted = coded.values.map(holds)
      rows = rows.filter((_, place) => wanted[coded.codes[place] ?? 0])
    } else rows = rows.filter((row) => holds(of(row)))
  }
  return { rows, all }
}

/** A page of rows in the order of a key; all rows of a coded column are in order already. */
export const pageBy = <Row>(
  collection: Collection<Row>,
  { rows, all }: { rows: readonly Row[]; all: boolean },
  key: (row: Row) => unknown,
  sign: 1 | -1,
  [from, to]: readonly [number, number],
): Row[] => {
  const coded = all ? collection.coded(key, rows) : null
  return coded
    ? [...orderOf(coded, sign).subarray(from, to)].map((place) => rows[place] as Row)
    : pageOf(rows, key, sign, from, to)
}
