import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { ListQuery } from '../../contract/list-query'
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
const hasTag = (tags: readonly string[]): Condition =>
  sql`(${sql.join(
    tags.map((tag) => sql`replace(tags, ${tagText([tag])}, '') <> tags`),
    sql` or `,
  )})`

/** What narrows a list apart from its facets: search words, links, time bounds, and its owner. */
export const baseConditions = (
  { kind, links, timeColumn }: ListDefinition,
  query: Pick<ListQuery, 'q' | 'filters' | 'bounds'>,
): Condition[] => {
  const conditions = searchConditions(query.q)
  if (kind === 'server') conditions.push(sql`shadowed = 0`)
  for (const [name, column] of Object.entries(links)) {
    const keys = query.filters[name]
    if (!keys) continue
    if (column === 'tags') {
      conditions.push(hasTag(keys))
      continue
    }
    conditions.push(
      column === 'target_key'
        ? sql`exists (select 1 from task_target where task_target.source_id = task.source_id
            and task_target.task_id = task.id and target_key in (${sql.join(keys)}))`
        : sql`${sql.ref(column)} in (${sql.join(keys)})`,
    )
  }
  const { since, until } = query.bounds
  if (since !== undefined) conditions.push(sql`${sql.ref(timeColumn)} >= ${since}`)
  if (until !== undefined) conditions.push(sql`${sql.ref(timeColumn)} <= ${until}`)
  return conditions
}

/** The facet filters of a query. */
export const facetConditions = (
  { links }: ListDefinition,
  filters: ListQuery['filters'],
): Condition[] =>
  Object.entries(filters)
    .filter(([name]) => !(name in links))
    .map(([name, values]) => sql`${sql.ref(columnOf(name))} in (${sql.join(values)})`)

/** `where` with all of these, or nothing. */
export const where = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
