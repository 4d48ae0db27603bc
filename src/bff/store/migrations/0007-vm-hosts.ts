import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'
import { textType } from '../dialect'
import { index } from '../tables'

/** VMs by the host that they run on; the next pass writes it for those that are held. */
export const vmHosts: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('vm')
      .addColumn('host', textType(db), (it) => it.notNull().defaultTo(''))
      .execute()
    await sql`update vm set hash = ''`.execute(db)
    await index(db, 'vm', ['host'])
  },
}
