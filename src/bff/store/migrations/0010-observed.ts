import type { Kysely, Migration } from 'kysely'
import { table, texts } from '../tables'

/** Watched fields of what is no entity of the mirror, as they were last seen. */
export const observed: Migration = {
  up: async (db: Kysely<unknown>) => {
    const key = ['source_id', 'kind', 'id']
    await table(db, 'observed', key, texts(...key, 'name', 'fields')).execute()
  },
}
