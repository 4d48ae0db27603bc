import { sql } from 'kysely'
import type { Store } from './store'

type Value = string | number | null
const rowsPerStatement = 100

/** Cuts a list into pieces of at most `size`. */
export const chunks = <T>(items: readonly T[], size = rowsPerStatement): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )

/** Inserts rows, or overwrites the columns given where the key is taken. All rows have the same columns. */
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
  for (const batch of chunks(rows)) {
    const values = batch.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      values ${sql.join(values)}
      on conflict (${sql.join(key.map((column) => sql.ref(column)))}) ${onConflict}`.execute(store)
  }
}

/** Lets requests through between two pieces of work: the embedded store answers without a pause. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
