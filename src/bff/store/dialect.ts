import type { Kysely } from 'kysely'
import { PostgresAdapter, sql } from 'kysely'

/** Which of the two databases this is: what differs between them stays in this folder. */
export const isPostgres = (db: Pick<Kysely<unknown>, 'getExecutor'>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter

/**
 * A column that no index is to be taken for: the embedded database keeps no figures of what a value is worth
 * and would look rows up one by one, where reading all of them takes half as long.
 */
export const unindexed = (db: Pick<Kysely<unknown>, 'getExecutor'>, column: string) =>
  isPostgres(db) ? sql`${sql.ref(column)}` : sql`+${sql.ref(column)}`

/** Text that orders by its bytes, the same on both. */
export const textType = (db: Kysely<unknown>) =>
  isPostgres(db) ? sql`text collate "C"` : ('text' as const)
