import type { ServerFacts } from '../../contract/server'
import type { Store } from '../store/store'
import { readDocuments } from './rows'

/** Under which id and name a source of BMCs knows a server. */
export type BmcPlace = { sourceId: string; serverId: string; bmc: string }

const namedIn = (facts: string) => {
  const { bmc }: ServerFacts = JSON.parse(facts)
  return bmc
}

/**
 * The BMCs of a server, its own source's first: the serial number joins them, as it shadows them. Null
 * where the server is not held.
 */
export const bmcsOf = async (
  store: Store,
  sourceId: string,
  id: string,
): Promise<BmcPlace[] | null> => {
  const own = (await readDocuments(store, 'server', sourceId, [id])).get(id)
  if (!own) return null
  const { serial } = own.row
  const others = serial
    ? await store
        .selectFrom('server')
        .select(['source_id', 'id'])
        .where('serial', '=', serial)
        .where((where) => where.not(where.and({ source_id: sourceId, id })))
        .orderBy('source_id')
        .execute()
    : []
  const places: BmcPlace[] = []
  for (const at of [{ source_id: sourceId, id }, ...others]) {
    const found = (await readDocuments(store, 'server', at.source_id, [at.id])).get(at.id)
    const bmc = found && namedIn(found.facts)
    if (bmc !== undefined) places.push({ sourceId: at.source_id, serverId: at.id, bmc })
  }
  return places
}
