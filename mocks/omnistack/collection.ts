/** A record as a table of columns: filters and sort read only those that they need. */
export type Columns<Row> = Record<string, (row: Row) => unknown>

/** One list of the API and its items (facts.md 4, 5). */
export type Collection<Row> = {
  plural: string
  singular: string
  columns: Columns<Row>
  /** Columns that are withheld unless asked for. */
  optional: readonly string[]
  /** What sorts like a column and is quicker to compare. */
  keys: Columns<Row>
  /** Parameters that filter by the column of their name: one value, or several after commas. */
  filters: readonly string[]
  /** `created` for `created_before` and `created_after`, with the column that they compare. */
  spans: Readonly<Record<string, string>>
  /** Larger pages are refused. */
  maxLimit: number
  /** The order where the request names none. */
  ownOrder: (rows: Row[]) => Row[]
  /** Takes only one value per filter, as controllers do for backups (facts.md 5, OMNI-46361). */
  singleValues: boolean
  rows: () => Row[]
}

/** What the lists have in common unless they say otherwise. */
export const usual = {
  optional: [],
  keys: {},
  spans: {},
  maxLimit: 5_000,
  ownOrder: <Row>(rows: Row[]) => rows,
  singleValues: false,
} as const
