import type { Kysely, Migration } from 'kysely'
import { index, table, texts } from '../tables'

/** How long tasks ran and were silent: what the next of their kind are estimated by. */
export const taskRuns: Migration = {
  up: async (db: Kysely<unknown>) => {
    await table(
      db,
      'task_run',
      ['source_id', 'task_id'],
      [
        ...texts('source_id', 'task_id', 'key', 'began_at', 'ended_at'),
        ['duration_ms', 'bigint'],
        ['silence_ms', 'bigint'],
      ],
    ).execute()
    await index(db, 'task_run', ['key', 'ended_at'])
  },
}
