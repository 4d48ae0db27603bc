import type { Kysely, Migration } from 'kysely'
import { index } from '../tables'

const kinds = ['server', 'activity', 'vm', 'backup', 'task']

/** What a collection holds: every pass asks how much that is, a complete one which, and neither reads the rows. */
export const collections: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const kind of kinds) await index(db, kind, ['source_id', 'collection', 'id'])
  },
}
