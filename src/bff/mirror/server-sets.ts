import { sql } from 'kysely'
import type { ListQuery } from '../../contract/list-query'
import type { MosaicBy } from '../../contract/mosaic'
import type { FacetValue } from '../../contract/page'
import type { ServerState } from '../../contract/server'
import { unindexed } from '../store/dialect'
import type { Store } from '../store/store'
import { baseConditions, facetConditions, shownConditions, where } from './conditions'
import { lists } from './lists'

type Question = Pick<ListQuery, 'q' | 'filters' | 'bounds'>

const conditionsOf = (store: Store, query: Question) =>
  where([
    ...baseConditions(lists.servers, query),
    ...shownConditions(store, lists.servers, true),
    ...facetConditions(lists.servers, query.filters),
  ])

/** More than anybody reads; rarer ones are found by typing. */
const mostTags = 200

/** How many of the servers that match carry each tag, whatever tags are asked for, the most worn first. */
export const countTags = async (store: Store, query: Question): Promise<FacetValue[]> => {
  const { tag: chosen = [], ...filters } = query.filters
  const { rows } = await sql<{ tags: string; count: number }>`select tags, count(*) as count
    from server ${conditionsOf(store, { ...query, filters })} group by tags`.execute(store)
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
  const { rows } = await sql<MosaicTile>`select source_id, id, label as name, state,
      ${sql.ref(columnOf[by])} as "group"
    from server ${conditionsOf(store, query)}
    order by ${unindexed(store, 'state_rank')}, name, source_id, id`.execute(store)
  return rows
}
