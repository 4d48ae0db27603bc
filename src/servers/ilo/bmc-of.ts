import type { ServerDetail } from '../../contract/server'

/** Under which name a source knows the BMC of a machine. */
export type BmcPlace = { sourceId: string; sourceName: string; bmc: string }

/** The machine's own BMC: its source's, else that of a source that knows the same machine. */
export const bmcOf = (server: ServerDetail): BmcPlace | null => {
  const { sourceId, sourceName, bmc } = server
  for (const place of [{ sourceId, sourceName, bmc }, ...server.alsoAt])
    if (place.bmc !== undefined)
      return { sourceId: place.sourceId, sourceName: place.sourceName, bmc: place.bmc }
  return null
}
