import { sql } from 'kysely'
import type { ActItemState } from '../../contract/act'
import { keyOf } from '../../contract/entity-key'
import { upsert } from '../store/bulk'
import type { Store } from '../store/store'

type Looked = { person: string; at: string }

/** What calls for somebody to look. */
const bad: readonly ActItemState[] = ['failed', 'declined', 'lost']

/** One's own acts that have ended and were not seen; of others', and while one is under way, nothing is said. */
const unseenOf = (store: Store, { person, at }: Looked) =>
  store
    .updateTable('act')
    .set({ seen_at: at })
    .where('person', '=', person)
    .where('ended_at', '<>', '')
    .where('seen_at', '=', '')

/** Somebody has looked at an act, and with it at each of its tasks. */
export const markActSeen = async (store: Store, id: string, looked: Looked): Promise<void> => {
  const { person, at } = looked
  await unseenOf(store, looked).where('id', '=', id).execute()
  const items = await store
    .selectFrom('act_item')
    .select(['source_id', 'task_id'])
    .where('act_id', '=', id)
    .where('task_id', '<>', '')
    .execute()
  const keys = items.map(({ source_id, task_id }) => keyOf({ sourceId: source_id, id: task_id }))
  const all = [...new Set([keyOf({ sourceId: 'act', id }), ...keys])]
  if (items.length > 0)
    await upsert(
      store,
      'seen',
      ['person', 'key'],
      all.map((key) => ({ person, key, at })),
    )
}

/** Somebody has seen a task: their act is seen with the last of its tasks that failed. */
export const markActOfTaskSeen = async (
  store: Store,
  { sourceId, id }: { sourceId: string; id: string },
  looked: Looked,
): Promise<void> => {
  await unseenOf(store, looked)
    .where('id', 'in', (it) =>
      it
        .selectFrom('act_item')
        .select('act_id')
        .where('source_id', '=', sourceId)
        .where('task_id', '=', id),
    )
    .where(
      sql<boolean>`not exists (select 1 from act_item where act_item.act_id = act.id
        and act_item.state in (${sql.join([...bad])})
        and not exists (select 1 from seen where seen.person = ${looked.person}
          and seen.key = act_item.source_id || '~' || act_item.task_id))`,
    )
    .execute()
}

/** Somebody has seen all that has failed until now. */
export const markAllActsSeen = async (store: Store, looked: Looked): Promise<void> => {
  await unseenOf(store, looked).execute()
}
