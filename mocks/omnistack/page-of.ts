type Keyed<Row> = { row: Row; key: unknown; place: number }

const compareKeys = (a: unknown, b: unknown) => {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const left = typeof a === 'string' ? a : String(a)
  const right = typeof b === 'string' ? b : String(b)
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** Moves what belongs before place `k` in front of it, and the rest behind it. */
const part = <T>(
  items: T[],
  k: number,
  from: number,
  to: number,
  compare: (a: T, b: T) => number,
) => {
  let [left, right] = [from, to - 1]
  while (left < right) {
    const pivot = items[(left + right) >> 1] as T
    let [i, j] = [left, right]
    while (i <= j) {
      while (compare(items[i] as T, pivot) < 0) i += 1
      while (compare(items[j] as T, pivot) > 0) j -= 1
      if (i > j) break
      const item = items[i] as T
      items[i] = items[j] as T
      items[j] = item
      i += 1
      j -= 1
    }
    if (k <= j) right = j
    else if (k >= i) left = i
    else return
  }
}

/**
 * The rows from `from` to `to` of those in the order of a key, as if all had been sorted; rows with one
 * key stay in their order. It sorts only what it gives, for 72,000 rows are too many to sort for a page.
 */
export const pageOf = <Row>(
  rows: readonly Row[],
  key: (row: Row) => unknown,
  sign: 1 | -1,
  from: number,
  to: number,
): Row[] => {
  const keyed = rows.map((row, place): Keyed<Row> => ({ row, key: key(row), place }))
  const compare = (a: Keyed<Row>, b: Keyed<Row>) =>
    sign * compareKeys(a.key, b.key) || a.place - b.place
  const end = Math.min(to, keyed.length)
  if (from > 0 && from < keyed.length) part(keyed, from, 0, keyed.length, compare)
  if (end > from && end < keyed.length) part(keyed, end, from, keyed.length, compare)
  return keyed
    .slice(from, end)
    .sort(compare)
    .map(({ row }) => row)
}
