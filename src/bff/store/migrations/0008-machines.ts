import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'
import { textType } from '../dialect'
import { index } from '../tables'

const textColumns = [
  'uuid',
  'processor',
  'location',
  'maintenance',
  'baseline',
  'compliance',
  'ilo_version',
  'subscription',
  'warranty_ends_at',
  'tags',
  'known_at',
]
const numbers = ['memory_mb', 'power_watts', 'utilization']

/** More of what is said of a machine. Rows stay as they are until their sources are next read. */
export const machines: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const name of textColumns)
      await db.schema
        .alterTable('server')
        .addColumn(name, textType(db), (it) => it.notNull().defaultTo(''))
        .execute()
    for (const name of numbers)
      await db.schema
        .alterTable('server')
        .addColumn(name, 'integer', (it) => it.notNull().defaultTo(-1))
        .execute()
    await index(db, 'server', ['uuid'])
    await index(db, 'server', ['known_at'])
    await sql`update server set hash = ''`.execute(db)
  },
}
