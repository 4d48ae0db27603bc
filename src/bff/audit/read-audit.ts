import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { AuditEntry } from '../../contract/audit'
import { auditList } from '../../contract/audit'
import type { ListQuery } from '../../contract/list-query'
import type { FacetValue } from '../../contract/page'
import type { Condition } from '../mirror/conditions'
import { searchConditions, where } from '../mirror/conditions'
import type { Schema } from '../store/schema'
import type { Store } from '../store/store'

/** What narrows the log. */
export type AuditQuery = Pick<ListQuery, 'q' | 'filters' | 'bounds'>
/** The place of a line: its time, and its id among those of that time. */
export type AuditKey = { at: string; id: string }

/** Names that were tried at the door may be without number. */
const mostValues = 50

export const keyText = ({ at, id }: AuditKey): string => `${at}~${id}`

/** The place that a text names; null where it names none. */
export const readKey = (text: string): AuditKey | null => {
  const [, at, id] = /^([\dTZ:.-]{1,30})~([\w-]{1,80})$/.exec(text) ?? []
  return at === undefined || id === undefined ? null : { at, id }
}

/** `but`: the facet that does not narrow itself. */
const conditionsOf = ({ q, filters, bounds }: AuditQuery, but?: string): Condition[] => {
  const { since, until } = bounds
  return [
    ...searchConditions(q),
    ...Object.entries(filters)
      .filter(([name]) => name !== but)
      .map(([name, values]) => sql`${sql.ref(name)} in (${sql.join(values)})`),
    ...(since === undefined ? [] : [sql`at >= ${since}`]),
    ...(until === undefined ? [] : [sql`at <= ${until}`]),
  ]
}

const entryOf = (row: Selectable<Schema['audit']>): AuditEntry => ({
  id: row.id,
  at: row.at,
  actor: row.actor,
  role: row.role || null,
  address: row.address || null,
  action: row.action,
  target: row.target || null,
  detail: row.detail || null,
})

/** Lines after a place, newest first. */
export const readAudit = async (
  store: Store,
  query: AuditQuery,
  after: AuditKey | null,
  limit: number,
): Promise<AuditEntry[]> => {
  const older = after ? [sql`(at, id) < (${after.at}, ${after.id})`] : []
  const { rows } = await sql<Selectable<Schema['audit']>>`select * from audit
    ${where([...conditionsOf(query), ...older])} order by at desc, id desc limit ${limit}`.execute(
    store,
  )
  return rows.map(entryOf)
}

/** One line; null where there is none of this id, or none any more. */
export const findAudit = async (store: Store, id: string): Promise<AuditEntry | null> => {
  const row = await store.selectFrom('audit').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? entryOf(row) : null
}

export const countAudit = async (store: Store, query: AuditQuery): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from audit
    ${where(conditionsOf(query))}`.execute(store)
  return rows[0]?.count ?? 0
}

/** How many lines have each value of a facet, under all the other filters. */
export const auditFacets = async (
  store: Store,
  query: AuditQuery,
): Promise<Record<string, FacetValue[]>> => {
  const facets: Record<string, FacetValue[]> = {}
  for (const name of auditList.filters) {
    const column = sql.ref(name)
    const { rows } = await sql<FacetValue>`select ${column} as value, count(*) as count from audit
      ${where([...conditionsOf(query, name), sql`${column} <> ''`])}
      group by ${column} order by count desc, value limit ${mostValues}`.execute(store)
    facets[name] = rows
  }
  return facets
}

/** Forgets what is older than it is kept. */
export const forgetAudit = async (store: Store, now: Date, keptDays: number): Promise<void> => {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString()
  await store.deleteFrom('audit').where('at', '<', before).execute()
}
