/** How two keys stand to one another: numbers as such, anything else as text. */
export const compareKeys = (a: unknown, b: unknown): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const left = typeof a === 'string' ? a : String(a)
  const right = typeof b === 'string' ? b : String(b)
  if (left === right) return 0
  return left < right ? -1 : 1
}

type Compare = (a: number, b: number) => number

/** Moves what belongs before place `k` in front of it, and the rest behind it; from `start` on. */
const part = (items: Int32Array, k: number, start: number, compare: Compare) => {
  let [left, right] = [start, items.length - 1]
  while (left < right) {
    const pivot = items[(left + right) >> 1] ?? 0
    let [i, j] = [left, right]
    while (i <= j) {
      while (compare(items[i] ?? 0, pivot) < 0) i += 1
      while (compare(items[j] ?? 0, pivot) > 0) j -= 1
      if (i > j) break
      const item = items[i] ?? 0
      items[i] = items[j] ?? 0
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
  const keys = rows.map(key)
  const places = Int32Array.from(rows, (_, place) => place)
  const compare = (a: number, b: number) => sign * compareKeys(keys[a], keys[b]) || a - b
  const end = Math.min(to, rows.length)
  if (from > 0 && from < end) part(places, from, 0, compare)
  if (end > from && end < rows.length) part(places, end, from, compare)
  return [...places.slice(from, end).sort(compare)].map((place) => rows[place] as Row)
}
