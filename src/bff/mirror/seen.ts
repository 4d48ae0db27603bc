import { sql } from 'kysely'
import { keyOf } from '../../contract/entity-key'
import { failures } from '../../contract/operation'
import { upsert } from '../store/bulk'
import type { Store } from '../store/store'
import type { Looker } from './attention'
import { anyone } from './attention'

/** Failures that are older than this call for nobody any more. */
const longestMs = 7 * 86_400_000
const stepMs = 3_600_000

/** What somebody has seen of failures, until now; the step keeps answers from differing at every moment. */
export const readLooker = async (
  store: Store,
  person: string | null,
  now: Date,
): Promise<Looker> => {
  const oldest = new Date(Math.floor((now.getTime() - longestMs) / stepMs) * stepMs).toISOString()
  if (person === null) return { ...anyone, since: oldest, version: oldest }
  const { rows } = await sql<{ count: number; last: string | null; whole: string | null }>`
    select count(*) as count, max(at) as last, max(case when key = '' then at end) as whole
    from seen where person = ${person}`.execute(store)
  const { count = 0, last = null, whole = null } = rows[0] ?? {}
  const since = whole !== null && whole > oldest ? whole : oldest
  return { person, since, version: [person, since, count, last].join(' ') }
}

/** Somebody has opened a task, or an operation; with its last failed part seen, an operation is seen. */
export const markSeen = async (
  store: Store,
  person: string,
  { sourceId, id }: { sourceId: string; id: string },
  at: string,
): Promise<void> => {
  const key = keyOf({ sourceId, id })
  await upsert(store, 'seen', ['person', 'key'], [{ person, key, at }])
  const task = await store
    .selectFrom('task')
    .select('operation')
    .where('source_id', '=', sourceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!task || task.operation === key) return
  const { rows } = await sql`select 1 from task
    where operation = ${task.operation} and state in (${sql.join([...failures])})
      and source_id || '~' || id <> operation
      and not exists (select 1 from seen where seen.person = ${person}
        and seen.key = task.source_id || '~' || task.id) limit 1`.execute(store)
  if (rows.length === 0)
    await upsert(store, 'seen', ['person', 'key'], [{ person, key: task.operation, at }])
}

/** Somebody has seen all that has failed until now. */
export const markAllSeen = async (store: Store, person: string, at: string): Promise<void> => {
  await store.deleteFrom('seen').where('person', '=', person).execute()
  await store.insertInto('seen').values({ person, key: '', at }).execute()
}

/** Forgets what was seen so long ago that it no longer counts. */
export const forgetSeen = async (store: Store, now: Date): Promise<void> => {
  const before = new Date(now.getTime() - 2 * longestMs).toISOString()
  await store.deleteFrom('seen').where('at', '<', before).where('key', '<>', '').execute()
}
