import type { Kysely, Migration } from 'kysely'
import { index, table, texts } from '../tables'

/** Tasks by what they are a part of, filled from the tasks that are held, and what people have seen. */
export const operationRows: Migration = {
  up: async (db: Kysely<unknown>) => {
    const columns = texts(
      'source_id',
      'id',
      'collection',
      'hash',
      'cell',
      'search',
      'name',
      'state',
    )
    await table(
      db,
      'operation',
      ['source_id', 'id'],
      [
        ...columns,
        ...texts('states', 'kinds', 'sources', 'who', 'created_at', 'ended_at', 'updated_at'),
        ['state_rank', 'integer'],
        ['ended', 'integer'],
      ],
    ).execute()
    await index(db, 'operation', ['cell'])
    for (const name of ['task', 'operation']) {
      await index(db, name, ['ended', 'created_at desc', 'source_id desc', 'id desc'])
      await index(db, name, ['state', 'ended_at'])
    }
    await index(db, 'operation', ['state_rank', 'created_at desc', 'source_id', 'id'])
    await table(db, 'seen', ['person', 'key'], texts('person', 'key', 'at')).execute()
  },
}
