import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'
import { textType } from '../dialect'

/** What kind of task an act began, for when the ledger alone tells of it. */
export const taskKinds: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .alterTable('act_item')
      .addColumn('task_kind', textType(db), (it) => it.notNull().defaultTo(''))
      .execute()
    await sql`update act_item set task_kind = coalesce((select kind from task
      where source_id = act_item.source_id and id = act_item.task_id), '')`.execute(db)
  },
}
