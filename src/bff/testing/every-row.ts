import { sql } from 'kysely'
import type { Store } from '../store/store'

/** All that a store holds, by table; two that are equal hold the same. */
export const everyRow = async (store: Store): Promise<Record<string, string[]>> => {
  const tables = await store.introspection.getTables()
  const rows: Record<string, string[]> = {}
  for (const name of new Set(tables.map(({ name }) => name))) {
    const held = await sql`select * from ${sql.table(name)}`.execute(store)
    rows[name] = held.rows.map((row) => JSON.stringify(row)).sort()
  }
  return rows
}
