import { sql } from 'kysely'
import type { ListQuery } from '../../contract/list-query'
import type { MosaicBy } from '../../contract/mosaic'
import type { FacetValue } from '../../contract/page'
import type { ServerState } from '../../contract/server'
import { isPostgres } from '../store/dialect'
import type { Store } from '../store/store'
import { baseConditions, facetConditions, where } from './conditions'
import { lists } from './lists'

type Question = Pick<ListQuery, 'q' | 'filters' | 'bounds'>

const conditionsOf = (query: Question) =>
  where([...baseConditions(lists.servers, query), ...facetConditions(lists.servers, query.filters)])

/** More than anybody reads; rarer ones are found by typing. */
const mostTags = 200

/** How many of the servers that match carry each tag, whatever tags are asked for, the most worn first. */
export const countTags = async (store: Store, query: Question): Promise<FacetValue[]> => {
  const { tag: chosen = [], ...filters } = query.filters
  const { rows } = await sql<{ tags: string; count: number }>`select tags, count(*) as count
    from server ${conditionsOf({ ...query, filters })} group by tags`.execute(store)
  const counts = new Map(chosen.map((tag): [string, number] => [tag, 0]))
  for (const { tags, count } of rows)
    for (const tag of tags.split('\n'))
      if (tag !== '') counts.set(tag, (counts.get(tag) ?? 0) + count)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
    .filter(({ value }, at) => at < mostTags || chosen.includes(value))
}

const columnOf: Record<MosaicBy, string> = { site: 'location', group: 'group', model: 'model' }

export type MosaicTile = {
  source_id: string
  id: string
  name: string
  state: ServerState
  group: string
}

/** Every server that matches, the worst first. */
export const readTiles = async (
  store: Store,
  query: Question,
  by: MosaicBy,
): Promise<MosaicTile[]> => {
  const name = isPostgres(store) ? sql`document.row::json ->> 'name'` : sql`document.row ->> 'name'`
  const { rows } = await sql<MosaicTile>`select server.source_id, server.id, ${name} as name,
      server.state, server.${sql.ref(columnOf[by])} as "group"
    from (select * from server ${conditionsOf(query)}) as server
    join document on document.kind = 'server' and document.source_id = server.source_id
      and document.id = server.id
    order by server.state_rank, server.name, server.source_id, server.id`.execute(store)
  return rows
}
