import { sql } from 'kysely'
import { failures } from '../../contract/operation'
import type { Store } from '../store/store'
import type { Condition } from './conditions'
import { where } from './conditions'
import type { RowKey } from './row-keys'

/** Who asks, by what they have seen of failures. `since`: until then all; `version` moves with it. */
export type Looker = { person: string; since: string; version: string }

/** Failures that nobody in particular has seen. */
export const anyone: Looker = { person: '', since: '', version: '' }

/** Failures that the asker has not seen; a task is seen with what it is a part of, too. */
export const unseen = (kind: string, { person, since }: Looker): Condition => {
  const own = sql`${sql.table(kind)}.source_id || '~' || ${sql.table(kind)}.id`
  const keys = kind === 'task' ? sql`${own}, task.operation` : own
  return sql`(state in (${sql.join([...failures])}) and ended = 1 and ended_at > ${since}
    and not exists (select 1 from seen where seen.person = ${person} and seen.key in (${keys})
      and seen.at >= ${sql.table(kind)}.ended_at))`
}

/** What goes on, then what failed unseen, then the rest: each in its own order. */
const segments = (kind: string, looker: Looker) => [
  {
    holds: sql`ended = 0`,
    order: sql`state_rank asc, created_at desc, source_id asc, id asc`,
  },
  { holds: unseen(kind, looker), order: sql`ended_at desc, source_id asc, id asc` },
  {
    holds: sql`ended = 1 and not ${unseen(kind, looker)}`,
    order: sql`created_at desc, source_id desc, id desc`,
  },
]

/** A window of the rows by the attention that they ask for; an end of one order is followed by the next. */
export const readByAttention = async (
  store: Store,
  kind: string,
  conditions: readonly Condition[],
  looker: Looker,
  { offset, limit }: { offset: number; limit: number },
): Promise<RowKey[]> => {
  const found: RowKey[] = []
  let skip = offset
  for (const { holds, order } of segments(kind, looker)) {
    const all = where([...conditions, holds])
    const { rows } = await sql<RowKey>`select source_id, id from ${sql.table(kind)} ${all}
      order by ${order} limit ${limit - found.length} offset ${skip}`.execute(store)
    found.push(...rows)
    if (found.length >= limit) break
    if (rows.length > 0) skip = 0
    else if (skip > 0) {
      const { rows: counted } = await sql<{ count: number }>`select count(*) as count
        from ${sql.table(kind)} ${all}`.execute(store)
      skip -= Math.min(skip, counted[0]?.count ?? 0)
    }
  }
  return found
}

/** Which of some rows failed unseen, as keys. */
export const unseenAmong = async (
  store: Store,
  kind: string,
  keys: readonly RowKey[],
  looker: Looker,
): Promise<string[]> => {
  if (keys.length === 0) return []
  const ids = sql.join(keys.map(({ id }) => id))
  const { rows } = await sql<RowKey>`select source_id, id from ${sql.table(kind)}
    where id in (${ids}) and ${unseen(kind, looker)}`.execute(store)
  const asked = new Set(keys.map((key) => `${key.source_id}~${key.id}`))
  return rows.map((key) => `${key.source_id}~${key.id}`).filter((key) => asked.has(key))
}
