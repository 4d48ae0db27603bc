import { placesInOrder } from '../selection'

/** How two keys stand to one another: numbers as such, anything else as text. */
export const compareKeys = (a: unknown, b: unknown): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const left = typeof a === 'string' ? a : String(a)
  const right = typeof b === 'string' ? b : String(b)
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** The rows from `from` to `to` of those in the order of a key; rows with one key stay in their order. */
export const pageOf = <Row>(
  rows: readonly Row[],
  key: (row: Row) => unknown,
  sign: 1 | -1,
  from: number,
  to: number,
): Row[] => {
  const keys = rows.map(key)
  const compare = (a: number, b: number) => sign * compareKeys(keys[a], keys[b])
  return placesInOrder(rows.length, compare, from, to).map((place) => rows[place] as Row)
}
