import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'
import { table, texts } from '../tables'

/** Several BFFs on one store: who lives, and who collects which source. Times in epoch ms. */
export const cluster: Migration = {
  up: async (db: Kysely<unknown>) => {
    await table(db, 'instance', ['id'], [...texts('id'), ['until', 'bigint']]).execute()
    await table(
      db,
      'lease',
      ['source_id'],
      [...texts('source_id', 'holder'), ['until', 'bigint']],
    ).execute()
    // Which sources have rows here: to forget one, no table has to be looked through.
    await table(db, 'source', ['id'], texts('id')).execute()
    await sql`insert into source (id) select distinct source_id from collection`.execute(db)
    await db.schema.alterTable('collection').addColumn('next_try_at', 'text').execute()
  },
}
