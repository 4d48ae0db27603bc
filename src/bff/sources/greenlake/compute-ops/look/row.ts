import { tidy } from '../../../tolerant'

/** A free-form row of an inventory: what it holds is read by name in any spelling, or not at all. */
export type Row = Readonly<Record<string, unknown>>

const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const memberOf = (row: Row, name: string): unknown =>
  Object.entries(row).find(([key]) => plain(key) === plain(name))?.[1]

/**
 * What a row holds at a path like `status.health`, whatever the case and separators of its members; some
 * write the whole path as one name (`Status.Health`).
 */
export const at = (row: Row, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((held, name) => (isRow(held) ? memberOf(held, name) : undefined), row) ??
  memberOf(row, path)

/** The first of the paths that holds text. */
export const textAt = (row: Row, ...paths: string[]): string | null => {
  for (const path of paths) {
    const held = at(row, path)
    const found = typeof held === 'string' ? tidy(held) : null
    if (found !== null) return found
  }
  return null
}

/** The first of the paths that holds a number, also one in a text with its unit: `2933 MHz`. */
export const numberAt = (row: Row, ...paths: string[]): number | null => {
  for (const path of paths) {
    const held = at(row, path)
    const found = typeof held === 'string' ? Number.parseFloat(held) : held
    if (typeof found === 'number' && Number.isFinite(found)) return found
  }
  return null
}

export const rowsAt = (row: Row, path: string): Row[] => {
  const held = at(row, path)
  return Array.isArray(held) ? held.filter(isRow) : []
}
