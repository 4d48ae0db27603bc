import type { Columns } from './collection'
import { compareKeys } from './page-of'

/** A column with each of its values once: what is asked of 72,000 rows is asked of its values. */
export type Coded = {
  /** Of each row, where its value stands. */
  codes: Int32Array
  values: readonly unknown[]
}

/** One column of rows, coded. */
const code = <Row>(rows: readonly Row[], of: (row: Row) => unknown): Coded => {
  const places = new Map<unknown, number>()
  const codes = new Int32Array(rows.length)
  for (const [index, row] of rows.entries()) {
    const value = of(row)
    const place = places.get(value) ?? places.size
    places.set(value, place)
    codes[index] = place
  }
  return { codes, values: [...places.keys()] }
}

/** Columns that stay as they are while a version stands, coded when they are first asked for. */
export const createCodedColumns = <Row>(
  columns: Columns<Row>,
  version: () => number,
): ((of: (row: Row) => unknown, rows: readonly Row[]) => Coded | null) => {
  const known = new Set(Object.values(columns))
  const held = new Map<(row: Row) => unknown, Coded & { version: number }>()
  return (of, rows) => {
    if (!known.has(of)) return null
    const present = version()
    const before = held.get(of)
    if (before?.version === present) return before
    const coded = { ...code(rows, of), version: present }
    held.set(of, coded)
    return coded
  }
}

const ranked = new WeakMap<Coded, Int32Array>()

/** Of each value, how many are before it. */
const ranksOf = (coded: Coded): Int32Array => {
  const { values } = coded
  const ranks = ranked.get(coded) ?? new Int32Array(values.length)
  if (ranked.has(coded)) return ranks
  const order = [...values.keys()].sort((a, b) => compareKeys(values[a], values[b]))
  for (const [rank, place] of order.entries()) ranks[place] = rank
  ranked.set(coded, ranks)
  return ranks
}

/** The places of all rows in the order of a column; rows with one value stay in their order. */
export const orderOf = (coded: Coded, sign: 1 | -1): Int32Array => {
  const ranks = ranksOf(coded)
  const { codes } = coded
  const last = ranks.length - 1
  const bucketOf = (index: number) => {
    const rank = ranks[codes[index] ?? 0] ?? 0
    return sign === 1 ? rank : last - rank
  }
  const starts = new Int32Array(ranks.length + 1)
  for (let index = 0; index < codes.length; index += 1) {
    const bucket = bucketOf(index) + 1
    starts[bucket] = (starts[bucket] ?? 0) + 1
  }
  for (let bucket = 1; bucket < starts.length; bucket += 1)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0)
  const order = new Int32Array(codes.length)
  for (let index = 0; index < codes.length; index += 1) {
    const bucket = bucketOf(index)
    const place = starts[bucket] ?? 0
    order[place] = index
    starts[bucket] = place + 1
  }
  return order
}
