import type { Problem, Result } from '../../../contract/problem'
import { createGate } from '../../upstream/gate'
import type { Upstream } from '../../upstream/upstream'
import type { IloClient } from './client'
import { type IloOrigin, mapServer } from './map'

/** Where one server is reached: its BMC, and the system's address there. */
export type Place = { upstream: Upstream; uri: string }
type Reached = { client: IloClient; origin: IloOrigin; upstream: Upstream }

/** Which server is behind which BMC, as collecting has found out. */
export type Systems = {
  /** A pass has read this server there. */
  learn: (bmc: object, uri: string, serverId: string) => void
  /** Asks the BMCs where no pass has come that far since the start. */
  find: (serverId: string, signal: AbortSignal) => Promise<Result<Place>>
}

const bmcsAtOnce = 8
/** All BMCs are asked for a server that none showed not more often than this. */
const lookEveryMs = 60_000

const unknown = (source: string): Problem => ({
  kind: 'not-found',
  title: `${source} does not have this server`,
  detail: 'None of its BMCs that answer shows it.',
  source,
})

/** `bmcs` is asked late: they are opened with what learns here. */
export const createSystems = (
  source: string,
  bmcs: () => readonly Reached[],
  now: () => Date,
): Systems => {
  const places = new Map<string, { bmc: object; uri: string }>()
  let lookedAt = 0

  const look = async (bmc: Reached, signal: AbortSignal) => {
    const root = await bmc.client.root(signal)
    const uris = root.ok ? await bmc.client.systems(root.value.systems, signal) : root
    if (!root.ok || !uris.ok) return
    for (const uri of uris.value) {
      const system = await bmc.client.system(uri, signal)
      if (system.ok)
        places.set(mapServer(root.value, system.value, bmc.origin).row.id, { bmc, uri })
    }
  }
  const known = (serverId: string): Place | null => {
    const place = places.get(serverId)
    const bmc = place && bmcs().find((one) => one === place.bmc)
    return place && bmc ? { upstream: bmc.upstream, uri: place.uri } : null
  }

  return {
    learn: (bmc, uri, serverId) => void places.set(serverId, { bmc, uri }),
    find: async (serverId, signal) => {
      const at = now().getTime()
      if (!known(serverId) && at - lookedAt >= lookEveryMs) {
        lookedAt = at
        const gate = createGate(bmcsAtOnce)
        await Promise.all(bmcs().map((bmc) => gate(() => look(bmc, signal))))
      }
      const place = known(serverId)
      return place ? { ok: true, value: place } : { ok: false, problem: unknown(source) }
    },
  }
}
