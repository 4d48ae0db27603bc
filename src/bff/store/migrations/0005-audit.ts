import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'
import { textType } from '../dialect'
import { index } from '../tables'

/** The audit log says in which role, from where and on what, and is read by its newest lines first. */
export const audit: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const name of ['role', 'address', 'target', 'search'])
      await db.schema
        .alterTable('audit')
        .addColumn(name, textType(db), (it) => it.notNull().defaultTo(''))
        .execute()
    await sql`update audit set search = lower(actor || ' ' || action || ' ' || detail)`.execute(db)
    await index(db, 'audit', ['at', 'id'])
    await index(db, 'audit', ['action', 'actor', 'role'])
  },
}
