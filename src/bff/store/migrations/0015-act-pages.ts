import type { Kysely, Migration } from 'kysely'
import { textType } from '../dialect'
import { index } from '../tables'

const added: [table: string, columns: string[]][] = [
  ['act', ['address', 'browser', 'seen_at']],
  ['act_item', ['said', 'remark']],
]

/** Where an act came from, what its preview said, and whether its end was seen. */
export const actPages: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const [table, columns] of added)
      for (const name of columns)
        await db.schema
          .alterTable(table)
          .addColumn(name, textType(db), (it) => it.notNull().defaultTo(''))
          .execute()
    await index(db, 'task', ['kind', 'name', 'state'])
  },
}
