import { sql } from 'kysely'
import { isPostgres } from './dialect'
import type { Store } from './store'

/** Bytes that the store takes, without the log beside the file. */
export const sizeOf = async (store: Store): Promise<number> => {
  const query = isPostgres(store)
    ? sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`
    : sql<{ bytes: number }>`select page_count * page_size as bytes
        from pragma_page_count(), pragma_page_size()`
  const { rows } = await query.execute(store)
  return rows[0]?.bytes ?? 0
}

/** How many sessions or displays were seen since then (ISO). */
export const countActive = async (
  store: Store,
  table: 'session' | 'display',
  since: string,
): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}
    where seen_at >= ${since}`.execute(store)
  return rows[0]?.count ?? 0
}
