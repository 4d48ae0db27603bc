import { valueAt } from './evaluate'

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

/**
 * Orders JSON objects by several properties, of themselves or of what `view` makes of them; missing
 * values come first, equals stay as they were.
 */
export const sorted = <T extends object>(
  items: readonly T[],
  terms: readonly { path: string[]; descending: boolean }[],
  view: (item: T) => object = (item) => item,
): T[] =>
  items
    .map((item) => {
      const seen = view(item)
      return { item, values: terms.map(({ path }) => valueAt(seen, path)) }
    })
    .toSorted((a, b) => {
      for (const [index, { descending }] of terms.entries()) {
        const difference = compareValues(a.values[index], b.values[index])
        if (difference !== 0) return descending ? -difference : difference
      }
      return 0
    })
    .map(({ item }) => item)
