import { sql } from 'kysely'
import { chunks } from '../chunks'
import { isPostgres } from './dialect'
import type { Store } from './store'

type Value = string | number | null
const rowsPerStatement = 500

/** Neither database keeps the character NUL in a text. */
const storable = (value: Value | undefined) =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value

/**
 * Inserts rows, or overwrites the columns given where the key is taken. All rows have the same columns.
 * They travel as one JSON parameter: the statement is short, and the same for every batch.
 */
export const upsert = async (
  store: Store,
  table: string,
  key: readonly string[],
  rows: readonly Record<string, Value>[],
): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {})
  const updates = columns
    .filter((column) => !key.includes(column))
    .map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`)
  const onConflict = updates.length > 0 ? sql`do update set ${sql.join(updates)}` : sql`do nothing`
  const refs = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)))
  const postgres = isPostgres(store)
  const values = sql.join(
    columns.map((column, index) =>
      postgres && typeof rows[0]?.[column] === 'number'
        ? sql`(value ->> ${sql.lit(index)})::bigint`
        : sql`value ->> ${sql.lit(index)}`,
    ),
  )
  for (const batch of chunks(rows, rowsPerStatement)) {
    const json = JSON.stringify(batch.map((row) => columns.map((column) => storable(row[column]))))
    const elements = postgres
      ? sql`json_array_elements(${json}::json) as value`
      : sql`json_each(${json})`
    await sql`insert into ${sql.table(table)} (${refs(columns)})
      select ${values} from ${elements} where true
      on conflict (${refs(key)}) ${onConflict}`.execute(store)
  }
}
