import type { Kysely, Migration } from 'kysely'
import { sql } from 'kysely'

/** Tasks may be queued: that state stands after waiting, what stood there moves down by one. */
export const queuedTasks: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`update task set state_rank = state_rank + 1 where state_rank >= 3`.execute(db)
  },
}
