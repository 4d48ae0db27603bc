import type { Kysely, Migration } from 'kysely'
import { index, table, texts } from '../tables'

/** The ledger of acts: who did what, and what came of it for each server. */
export const acts: Migration = {
  up: async (db: Kysely<unknown>) => {
    await table(
      db,
      'act',
      ['id'],
      texts('id', 'at', 'person', 'actor', 'act', 'options', 'holder', 'ended_at'),
    ).execute()
    await index(db, 'act', ['at', 'id'])
    await index(db, 'act', ['person', 'at'])
    // What was asked for once is not done twice: by person and the key that the browser drew.
    await table(db, 'act_order', ['key'], texts('key', 'act_id', 'asked')).execute()
    await table(
      db,
      'act_item',
      ['act_id', 'place'],
      [
        ...texts('act_id', 'source_id', 'target_id', 'name', 'state', 'note', 'task_id'),
        ...texts('problem', 'sent_at', 'ended_at'),
        ['place', 'integer'],
        ['moved', 'integer'],
      ],
    ).execute()
    await index(db, 'act_item', ['ended_at'])
    await index(db, 'act_item', ['source_id', 'target_id'])
    await index(db, 'act_item', ['source_id', 'task_id'])
  },
}
