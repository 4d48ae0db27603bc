import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { readKey } from '../../contract/entity-key'
import type { ListQuery } from '../../contract/list-query'
import { unindexed } from '../store/dialect'
import type { Store } from '../store/store'
import type { ListDefinition } from './lists'
import { tagText } from './models'

export type Condition = RawBuilder<unknown>

/** Facet filters stand in columns of their own names, but for these. */
const columnOf = (facet: string) => (facet === 'source' ? 'source_id' : facet)

const like = (word: string) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`

/** Every word of a search somewhere in what a row is searched by. */
export const searchConditions = (q: string): Condition[] =>
  q
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => sql`search like ${like(word)} escape '\\'`)

/** Both databases replace letter by letter, where `like` of one of them does not know capitals. */
const hasOneOf = (column: string, tags: readonly string[]): Condition =>
  sql`(${sql.join(
    tags.map(
      (tag) => sql`replace(${sql.ref(column)}, ${tagText([tag])}, '') <> ${sql.ref(column)}`,
    ),
    sql` or `,
  )})`

/** The tasks that touch one of these, of the row that is asked for. */
const touches = (kind: ListDefinition['kind'], keys: readonly string[]): Condition =>
  kind === 'operation'
    ? sql`source_id || '~' || id in (select task.operation from task_target
        join task on task.source_id = task_target.source_id and task.id = task_target.task_id
        where target_key in (${sql.join(keys)}))`
    : sql`exists (select 1 from task_target where task_target.source_id = task.source_id
        and task_target.task_id = task.id and target_key in (${sql.join(keys)}))`

/** The tasks right below one of these; a parent is of the same source. */
const isBelow = (keys: readonly string[]): Condition => {
  const parents = keys.flatMap((key) => readKey(key) ?? [])
  if (parents.length === 0) return sql`1 = 0`
  return sql`(${sql.join(
    parents.map(({ sourceId, id }) => sql`(source_id = ${sourceId} and parent_id = ${id})`),
    sql` or `,
  )})`
}

/** What was under way between two moments: for tasks, which last. */
const underWay = ({ since, until }: ListQuery['bounds']): Condition[] => [
  ...(since === undefined
    ? []
    : [sql`(ended = 0 or ended_at >= ${since} or created_at >= ${since})`]),
  ...(until === undefined ? [] : [sql`created_at <= ${until}`]),
]

/** A BMC's own row that another source tells more of is not shown. `scan`: every row is read in any case. */
export const shownConditions = (
  store: Store,
  { kind }: Pick<ListDefinition, 'kind'>,
  scan: boolean,
): Condition[] => {
  if (kind !== 'server') return []
  return [scan ? sql`${unindexed(store, 'shadowed')} = 0` : sql`shadowed = 0`]
}

/** What narrows a list apart from its facets: search words, links, time bounds. */
export const baseConditions = (
  { kind, links, timeColumn }: ListDefinition,
  query: Pick<ListQuery, 'q' | 'filters' | 'bounds'>,
): Condition[] => {
  const conditions = searchConditions(query.q)
  for (const [name, column] of Object.entries(links)) {
    const keys = query.filters[name]
    if (!keys) continue
    if (column === 'tags') conditions.push(hasOneOf('tags', keys))
    else if (column === 'target_key') conditions.push(touches(kind, keys))
    else if (column === 'parent_id') conditions.push(isBelow(keys))
    else conditions.push(sql`${sql.ref(column)} in (${sql.join(keys)})`)
  }
  if (kind === 'task' || kind === 'operation') return [...conditions, ...underWay(query.bounds)]
  const { since, until } = query.bounds
  if (since !== undefined) conditions.push(sql`${sql.ref(timeColumn)} >= ${since}`)
  if (until !== undefined) conditions.push(sql`${sql.ref(timeColumn)} <= ${until}`)
  return conditions
}

/** The facet filters of a query. */
export const facetConditions = (
  { links, ranks, sets = {} }: Pick<ListDefinition, 'links' | 'ranks' | 'sets'>,
  filters: ListQuery['filters'],
): Condition[] =>
  Object.entries(filters)
    .filter(([name]) => !(name in links))
    .flatMap(([name, values]) => {
      if (sets[name] !== undefined) return [hasOneOf(sets[name], values)]
      const condition = sql`${sql.ref(columnOf(name))} in (${sql.join(values)})`
      const ranked = ranks[name]
      if (!ranked) return [condition]
      const known = values.flatMap((value) => ranked.of[value]?.rank ?? [])
      if (known.length < values.length) return [condition]
      return [condition, sql`${sql.ref(ranked.column)} in (${sql.join(known)})`]
    })

/** `where` with all of these, or nothing. */
export const where = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
