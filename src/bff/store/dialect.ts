import type { Kysely } from 'kysely'
import { PostgresAdapter, sql } from 'kysely'

/** Which of the two databases this is: what differs between them stays in this folder. */
export const isPostgres = (db: Pick<Kysely<unknown>, 'getExecutor'>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter

/** Text that orders by its bytes, the same on both. */
export const textType = (db: Kysely<unknown>) =>
  isPostgres(db) ? sql`text collate "C"` : ('text' as const)
