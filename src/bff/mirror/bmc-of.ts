import type { ServerFacts } from '../../contract/server'
import type { Store } from '../store/store'
import { readDocuments } from './rows'

/** Under which id and name a source of BMCs knows a server. */
export type BmcPlace = { sourceId: string; serverId: string; bmc: string }

const namedIn = (facts: string) => {
  const { bmc }: ServerFacts = JSON.parse(facts)
  return bmc
}

/** The BMCs of a server: its own source's, else those that know the same machine. Null: not held. */
export const bmcsOf = async (
  store: Store,
  sourceId: string,
  id: string,
): Promise<BmcPlace[] | null> => {
  const read = async (at: { sourceId: string; id: string }) =>
    (await readDocuments(store, 'server', at.sourceId, [at.id])).get(at.id)
  const own = await read({ sourceId, id })
  if (!own) return null
  const places: BmcPlace[] = []
  // A row from before machines were joined has no such list yet.
  const others: { sourceId: string; id: string }[] | undefined = own.row.knownAt
  for (const at of [{ sourceId, id }, ...(others ?? [])]) {
    const found = at.sourceId === sourceId && at.id === id ? own : await read(at)
    const bmc = found && namedIn(found.facts)
    if (bmc !== undefined) places.push({ sourceId: at.sourceId, serverId: at.id, bmc })
  }
  return places
}
