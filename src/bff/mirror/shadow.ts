import { sql } from 'kysely'
import type { KnownAt, Server } from '../../contract/server'
import type { Store } from '../store/store'
import { patchServers } from './amend'
import { knownText } from './joined-machine'

/** One machine under two sources: its serial number, else its UUID, is the same. */
const pairs = (bmcs: readonly string[]) => {
  const list = sql.join(bmcs)
  const joinedBy = (column: 'serial' | 'uuid') => sql`
    select listed.source_id as source_id, listed.id as id,
      bmc.source_id as bmc_source, bmc.id as bmc_id, bmc.power as power, bmc.connection as connection
    from server as bmc join server as listed
      on listed.${sql.ref(column)} = bmc.${sql.ref(column)} and listed.source_id not in (${list})
    where bmc.source_id in (${list}) and bmc.${sql.ref(column)} <> ''`
  return sql`${joinedBy('serial')} union ${joinedBy('uuid')}`
}

type Pair = {
  source_id: string
  id: string
  bmc_source: string
  bmc_id: string
  power: Server['power']
  connection: Server['connection']
}

/**
 * A machine that another source lists is not listed again as a bare BMC: the rows of `bmcSources` are
 * then shadowed, and linked from the detail.
 */
const shadow = async (store: Store, bmcSources: readonly string[], found: readonly Pair[]) => {
  const joined = new Set(found.map((pair) => `${pair.bmc_source}\t${pair.bmc_id}`))
  const bmcs = await store
    .selectFrom('server')
    .select(['source_id', 'id', 'shadowed'])
    .where('source_id', 'in', bmcSources)
    .execute()
  for (const { source_id, id, shadowed } of bmcs) {
    const wanted = joined.has(`${source_id}\t${id}`) ? 1 : 0
    if (wanted !== shadowed)
      await store
        .updateTable('server')
        .set({ shadowed: wanted })
        .where('source_id', '=', source_id)
        .where('id', '=', id)
        .execute()
  }
}

/** How the BMC sources know each listed machine, by its source and id. */
const knownBy = (found: readonly Pair[]) => {
  const known = new Map<string, Map<string, KnownAt[]>>()
  for (const { source_id, id, bmc_source, bmc_id, power, connection } of found) {
    const ofSource = known.get(source_id) ?? new Map<string, KnownAt[]>()
    known.set(source_id, ofSource)
    ofSource.set(id, [
      ...(ofSource.get(id) ?? []),
      { sourceId: bmc_source, id: bmc_id, power, connection },
    ])
  }
  return known
}

/** One row for each physical machine, which knows how the sources of bare BMCs know it. */
export const joinMachines = async (
  store: Store,
  bmcSources: readonly string[],
  now: string,
): Promise<void> => {
  if (bmcSources.length === 0) return
  const { rows: found } = await sql<Pair>`${pairs(bmcSources)}`.execute(store)
  await shadow(store, bmcSources, found)
  const known = knownBy(found)
  const told = await store
    .selectFrom('server')
    .select(['source_id', 'id', 'known_at'])
    .where('known_at', '>', '')
    .execute()
  const held = new Map(told.map((row) => [`${row.source_id}\t${row.id}`, row.known_at]))
  for (const { source_id, id } of told)
    if (!known.get(source_id)?.has(id)) {
      const ofSource = known.get(source_id) ?? new Map<string, KnownAt[]>()
      known.set(source_id, ofSource.set(id, []))
    }
  for (const [sourceId, ofSource] of known) {
    const patches = new Map(
      [...ofSource]
        .filter(([id, knownAt]) => knownText(knownAt) !== (held.get(`${sourceId}\t${id}`) ?? ''))
        .map(([id, knownAt]): [string, Partial<Server>] => [id, { knownAt }]),
    )
    await patchServers(store, { sourceId, now, tell: () => null }, patches)
  }
}
