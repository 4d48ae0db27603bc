import { sql } from 'kysely'
import { keyOf, readKey } from '../../contract/entity-key'
import type { ListQuery } from '../../contract/list-query'
import type { FacetValue } from '../../contract/page'
import { chunks } from '../chunks'
import { unindexed } from '../store/dialect'
import type { Store } from '../store/store'
import type { Looker } from './attention'
import { anyone, readByAttention, unseenAmong } from './attention'
import type { Condition } from './conditions'
import { baseConditions, facetConditions, shownConditions, where } from './conditions'
import { countFacets, readCube } from './cube'
import type { ListDefinition } from './lists'
import type { Matches } from './matches'
import { among, readMatches } from './matches'
import type { Mirror } from './mirror'
import { createRecent } from './recent'
import type { RowKey } from './row-keys'
import { idsBySource } from './row-keys'

/** One window. `items` are the rows' JSON documents, as they are stored. */
export type Window = {
  items: string[]
  total: number
  facets: Record<string, FacetValue[]>
  newer: number | null
  /** Keys of the items that failed and that the asker has not seen; null where nothing fails. */
  unseen: string[] | null
}

/** Asks the mirror for windows. `within`: conditions of the path, e.g. the backups of one VM. */
export type ListQueries = (
  list: ListDefinition,
  query: ListQuery,
  within?: Within | null,
  looker?: Looker,
) => Promise<Window>
export type Within = { sourceId: string; vmId: string }

const direction = (descending: boolean) => (descending ? sql`desc` : sql`asc`)

/** The columns that are sorted by. */
const sortedBy = ({ sorts }: ListDefinition, sort: ListQuery['sort']) =>
  sort.flatMap(({ column, descending }) => {
    const name = sorts[column]
    return name === undefined ? [] : [{ name, descending }]
  })

/** So many times the rows that are passed over: from there on an index leads to them sooner than reading all. */
const worthWalking = 3

/**
 * Whether every row is read and those that match sorted, rather than rows looked up one by one in the order
 * of an index until enough of them match. `total`: how many do.
 */
const isScanned = (list: ListDefinition, query: ListQuery, narrowed: boolean, total: number) => {
  const [first] = sortedBy(list, query.sort)
  if (first && !list.walks.includes(first.name)) return true
  const onTheWay = (facet: string) => list.ranks[facet]?.column === first?.name
  const passesOver = narrowed || Object.keys(query.filters).some((facet) => !onTheWay(facet))
  return passesOver && total < worthWalking * (query.offset + query.limit)
}

/** Sort columns, then the key in the direction of the last, so that no two rows are equal. */
const orderOf = (store: Store, list: ListDefinition, sort: ListQuery['sort'], scan: boolean) => {
  const asked = sortedBy(list, sort)
  const last = asked.at(-1)?.descending ?? false
  const sameWay = asked.every(({ descending }) => descending)
  const keys = ['source_id', 'id'].map((name) => ({ name, descending: sameWay && last }))
  return sql.join(
    [...asked, ...keys].map(
      ({ name, descending }, place) =>
        sql`${scan && place === 0 ? unindexed(store, name) : sql.ref(name)} ${direction(descending)}`,
    ),
  )
}

/** Rows of a feed at the anchor or older than it. */
const notNewer = async (
  store: Store,
  { kind, timeColumn }: ListDefinition,
  anchor: string,
): Promise<Condition | null> => {
  const key = readKey(anchor)
  if (key === null) return null
  const { rows } = await sql<{ at: string }>`select ${sql.ref(timeColumn)} as at
    from ${sql.table(kind)} where source_id = ${key.sourceId} and id = ${key.id}`.execute(store)
  const at = rows[0]?.at
  return at === undefined
    ? null
    : sql`(${sql.ref(timeColumn)}, source_id, id) <= (${at}, ${key.sourceId}, ${key.id})`
}

const isFeed = ({ timeColumn, sorts }: ListDefinition, { sort }: ListQuery) =>
  sort.length === 1 && sort[0]?.descending === true && sorts[sort[0].column] === timeColumn

/**
 * The queries over one store; what matches and whole windows are kept until a row changes. `few`: so many
 * rows that a list is narrowed to are kept by their keys.
 */
export const createListQueries = (
  store: Store,
  mirror: Pick<Mirror, 'version'>,
  few = 500,
): ListQueries => {
  const matched = createRecent<Matches>(60)
  const windows = createRecent<Window>(200)

  const read = async (
    list: ListDefinition,
    query: ListQuery,
    within: Within | null,
    looker: Looker,
  ) => {
    const { kind } = list
    const owner = within ? [sql`source_id = ${within.sourceId}`, sql`vm_id = ${within.vmId}`] : []
    const base = [...owner, ...baseConditions(list, query)]
    const links = Object.keys(list.links).map((name) => query.filters[name])
    const asked = JSON.stringify([kind, mirror.version(kind), within, query.q, query.bounds, links])
    const narrowed = base.length > 0
    const { cube, keys } = await matched.get(asked, async () => {
      const shown = [...base, ...shownConditions(store, list, narrowed)]
      if (narrowed) return readMatches(store, kind, shown, few)
      return { cube: await readCube(store, kind, shown), keys: null }
    })
    const { total, facets } = countFacets(kind, cube, query.filters)

    const scan = keys !== null || isScanned(list, query, narrowed, total)
    const found = keys ? [among(keys)] : [...base, ...shownConditions(store, list, scan)]
    const all = [...found, ...facetConditions(list, query.filters)]
    const anchored =
      query.anchor !== null && isFeed(list, query)
        ? await notNewer(store, list, query.anchor)
        : null
    const listed = anchored ? [...all, anchored] : all
    const older = anchored ? await count(store, kind, listed) : total
    const rows = isByAttention(query)
      ? await readByAttention(store, kind, listed, looker, query)
      : await readOrdered(store, list, listed, query, scan)
    const fails = kind === 'task' || kind === 'operation'
    return {
      items: await documentsOf(store, kind, rows),
      unseen: fails ? await unseenAmong(store, kind, rows, looker) : null,
      total: older,
      facets,
      newer: anchored ? total - older : null,
    }
  }

  return (list, query, within = null, looker = anyone) => {
    const { person, version } = looker
    const asked = [list.kind, mirror.version(list.kind), within, query, person, version]
    return windows.get(JSON.stringify(asked), () => read(list, query, within, looker))
  }
}

const isByAttention = ({ sort }: ListQuery) => sort[0]?.column === 'attention'

const readOrdered = async (
  store: Store,
  list: ListDefinition,
  conditions: readonly Condition[],
  { sort, limit, offset }: ListQuery,
  scan: boolean,
): Promise<RowKey[]> => {
  const { rows } = await sql<RowKey>`select source_id, id from ${sql.table(list.kind)}
    ${where(conditions)} order by ${orderOf(store, list, sort, scan)}
    limit ${limit} offset ${offset}`.execute(store)
  return rows
}

/** Rows a batch of an export. */
const rowsAtOnce = 500
/** Rows an export holds at most: more than any estate has. */
const mostRows = 10_000_000

/**
 * All rows that match, as their JSON documents. Which they are, and their order, is settled first and once,
 * so that none is there twice or missed while rows move; the documents are read as they are taken.
 */
export const readBatches = async (
  store: Store,
  list: ListDefinition,
  query: ListQuery,
  looker: Looker = anyone,
): Promise<{ rows: number; batches: AsyncIterable<string[]> }> => {
  const all = [
    ...baseConditions(list, query),
    ...shownConditions(store, list, true),
    ...facetConditions(list, query.filters),
  ]
  const whole = { ...query, offset: 0, limit: mostRows }
  const keys = isByAttention(query)
    ? await readByAttention(store, list.kind, all, looker, whole)
    : await readOrdered(store, list, all, whole, true)
  const read = async function* () {
    for (const some of chunks(keys, rowsAtOnce)) yield await documentsOf(store, list.kind, some)
  }
  return { rows: keys.length, batches: read() }
}

/** Documents by key, in the order of the keys: cheaper than to carry them through the sort. */
const documentsOf = async (
  store: Store,
  kind: string,
  keys: readonly RowKey[],
): Promise<string[]> => {
  const rows = new Map<string, string>()
  for (const [sourceId, ids] of idsBySource(keys)) {
    const documents = await store
      .selectFrom('document')
      .select(['id', 'row'])
      .where('kind', '=', kind)
      .where('source_id', '=', sourceId)
      .where('id', 'in', ids)
      .execute()
    for (const { id, row } of documents) rows.set(keyOf({ sourceId, id }), row)
  }
  return keys.flatMap((key) => rows.get(keyOf({ sourceId: key.source_id, id: key.id })) ?? [])
}

const count = async (store: Store, table: string, conditions: readonly Condition[]) => {
  const { rows } = await sql<{ count: number }>`select count(*) as count
    from ${sql.table(table)} ${where(conditions)}`.execute(store)
  return rows[0]?.count ?? 0
}
