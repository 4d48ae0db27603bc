import type { Kysely, Migration } from 'kysely'
import { index, table, texts } from '../tables'

/** Named searches of lists. `person`: whose it is. */
export const views: Migration = {
  up: async (db: Kysely<unknown>) => {
    const columns = texts('id', 'person', 'by', 'list', 'name', 'search', 'created_at')
    await table(db, 'view', ['id'], [...columns, ['shared', 'integer']]).execute()
    await index(db, 'view', ['list', 'person'])
  },
}
