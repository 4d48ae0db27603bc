import type { Coded } from './coded'

/** A record as a table of columns: filters and sort read only those that they need. */
export type Columns<Row> = Record<string, (row: Row) => unknown>

/**
 * What a parameter takes (facts.md 5): one value; several after commas; those with `*` for anything;
 * words that compare in capitals; true or false; a bound of a number; a bound of a time.
 */
export type FilterKind =
  | 'one'
  | 'list'
  | 'pattern'
  | 'word'
  | 'flag'
  | 'min'
  | 'max'
  | 'before'
  | 'after'

/** A parameter that filters by a column; by the one of its own name where none is named. */
export type Filter = { kind: FilterKind; column?: string }

/** Filters of one kind, by columns of their own names. */
export const filtersOf = (kind: FilterKind, ...names: string[]): Record<string, Filter> =>
  Object.fromEntries(names.map((name) => [name, { kind }]))

/** `created_before` and `created_after`, by a column of times. */
export const timesOf = (name: string, column: string): Record<string, Filter> => ({
  [`${name}_before`]: { kind: 'before', column },
  [`${name}_after`]: { kind: 'after', column },
})

/** `size_min` and `size_max`, by a column of numbers. */
export const boundsOf = (...columns: string[]): Record<string, Filter> =>
  Object.fromEntries(
    columns.flatMap((column) => [
      [`${column}_min`, { kind: 'min' as const, column }],
      [`${column}_max`, { kind: 'max' as const, column }],
    ]),
  )

/** One list of the API and its items (facts.md 4, 5). */
export type Collection<Row> = {
  plural: string
  singular: string
  columns: Columns<Row>
  /** Columns that are withheld unless asked for. */
  optional: readonly string[]
  /** What sorts and compares like a column and is quicker to get: times as numbers, names folded. */
  keys: Columns<Row>
  /** What filters compare and nobody is shown. */
  hidden: Columns<Row>
  filters: Readonly<Record<string, Filter>>
  /** Filters that hold where the request does not say otherwise. */
  presets: Readonly<Record<string, string>>
  /** Larger pages are refused. */
  maxLimit: number
  /** The column in whose order rows come, so that nothing needs to be sorted by it. */
  sortedBy: string | null
  /** The rows from one place to another in the order where the request names none. */
  ownOrder: (rows: readonly Row[], from: number, to: number) => readonly Row[]
  /** Takes only one value per filter, as controllers do for backups (facts.md 5, OMNI-46361). */
  singleValues: boolean
  rows: () => readonly Row[]
  /** The rows that have one value of a filter, in their order, where these need not be looked for. */
  indexes: Readonly<Record<string, (value: string) => readonly Row[]>>
  /** A column or key of all rows, coded; null of one that is not. */
  coded: (of: (row: Row) => unknown, rows: readonly Row[]) => Coded | null
  find: (id: string) => Row | undefined
  /** What is written once, however often rows are asked for; where given. */
  kept?: Kept<Row>
}

/** The columns that say of a row what is of its subject alone, and stand as long as a version does. */
export type Kept<Row> = {
  subject: (row: Row) => object
  version: (row: Row) => string
  columns: ReadonlySet<string>
}

/** What the lists have in common unless they say otherwise. */
export const usual = {
  optional: [],
  keys: {},
  hidden: {},
  presets: {},
  maxLimit: 5_000,
  sortedBy: null,
  ownOrder: <Row>(rows: readonly Row[], from: number, to: number) => rows.slice(from, to),
  singleValues: false,
  indexes: {},
  coded: () => null,
} as const
