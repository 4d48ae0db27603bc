import { placesInOrder } from '../selection'

/** `createdAt desc,name`: names with an optional direction; null where it cannot be read. */
export const parseSort = (text: string): { path: string[]; descending: boolean }[] | null => {
  const terms = text.split(',').map((term) => {
    const match = /^\s*([\w/.-]+)(?:\s+(asc|desc))?\s*$/i.exec(term)
    return match?.[1]
      ? { path: match[1].split(/[/.]/), descending: match[2]?.toLowerCase() === 'desc' }
      : null
  })
  return terms.every((term) => term !== null) ? terms : null
}

const rank = (value: unknown) => (value === null || value === undefined ? 0 : 1)

const compareValues = (a: unknown, b: unknown): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  return rank(a) - rank(b)
}

/** What to sort by: what `of` tells of a thing. */
type By<T> = { of: (thing: T) => unknown; descending: boolean }

/**
 * The things from `from` to `to` in an order of several terms; missing values come first, equals stay as
 * they were.
 */
export const sortedPage = <T>(
  things: readonly T[],
  terms: readonly By<T>[],
  from: number,
  to: number,
): T[] => {
  const columns = terms.map(({ of, descending }) => ({ values: things.map(of), descending }))
  const compare = (a: number, b: number) => {
    for (const { values, descending } of columns) {
      const difference = compareValues(values[a], values[b])
      if (difference !== 0) return descending ? -difference : difference
    }
    return 0
  }
  return placesInOrder(things.length, compare, from, to).map((place) => things[place] as T)
}
