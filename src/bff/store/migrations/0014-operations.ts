import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'
import { textType } from '../dialect'
import { index } from '../tables'

/** Deeper trees of tasks are settled when they are next read. */
const deepest = 6

/** What each task is a part of, and who started it. Rows are written anew as their sources are read. */
export const operations: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const name of ['operation', 'who'])
      await db.schema
        .alterTable('task')
        .addColumn(name, textType(db), (it) => it.notNull().defaultTo(''))
        .execute()
    await sql`update task set operation = (
        select 'act~' || act_item.act_id from act_item
        where act_item.source_id = task.source_id and act_item.task_id = task.id limit 1)
      where exists (
        select 1 from act_item join act_item as other
          on other.act_id = act_item.act_id and other.place <> act_item.place
        where act_item.source_id = task.source_id and act_item.task_id = task.id
          and other.state <> 'skipped')`.execute(db)
    await sql`update task set operation = source_id || '~' || id
      where operation = '' and parent_id = ''`.execute(db)
    for (let depth = 0; depth < deepest; depth += 1)
      await sql`update task set operation = (select parent.operation from task as parent
          where parent.source_id = task.source_id and parent.id = task.parent_id)
        where operation = '' and exists (select 1 from task as parent
          where parent.source_id = task.source_id and parent.id = task.parent_id
            and parent.operation <> '')`.execute(db)
    await sql`update task set operation = source_id || '~' || parent_id
      where operation = ''`.execute(db)
    await sql`update task set hash = ''`.execute(db)
    await index(db, 'task', ['operation'])
  },
}
