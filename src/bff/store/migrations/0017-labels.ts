import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'
import { isPostgres, textType } from '../dialect'

/** Names of servers as they are written, so that a picture of all of them opens no documents. */
export const labels: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('server')
      .addColumn('label', textType(db), (it) => it.notNull().defaultTo(''))
      .execute()
    const name = isPostgres(db) ? sql`row::json ->> 'name'` : sql`row ->> 'name'`
    await sql`update server set label = coalesce((select ${name} from document
      where kind = 'server' and source_id = server.source_id and id = server.id), '')`.execute(db)
  },
}
