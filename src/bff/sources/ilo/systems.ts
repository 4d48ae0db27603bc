import type { Problem, Result } from '../../../contract/problem'
import { createGate } from '../../upstream/gate'
import type { Upstream } from '../../upstream/upstream'
import type { IloClient } from './client'
import { type IloOrigin, mapServer } from './map'

/** Where one server is reached: its BMC, and the system's address there. */
export type Place = { upstream: Upstream; uri: string; origin: IloOrigin }
/** A server behind a BMC, with its system's address there. */
export type Behind = { id: string; name: string; uri: string }
type Reached = { client: IloClient; origin: IloOrigin; upstream: Upstream }

/** Which server is behind which BMC, as collecting has found out. */
export type Systems = {
  /** A pass has read this server there. */
  learn: (bmc: object, server: Behind) => void
  /** Asks the BMCs where no pass has come that far since the start. */
  find: (serverId: string, signal: AbortSignal) => Promise<Result<Place>>
  /** The servers behind one BMC, which is asked where no pass has come that far; none where it is silent. */
  behind: (bmc: object, signal: AbortSignal) => Promise<Behind[]>
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
  const places = new Map<string, { bmc: object; server: Behind }>()
  const learn: Systems['learn'] = (bmc, server) => void places.set(server.id, { bmc, server })
  let lookedAt = 0

  const look = async (bmc: Reached, signal: AbortSignal) => {
    const root = await bmc.client.root(signal)
    const uris = root.ok ? await bmc.client.systems(root.value.systems, signal) : root
    if (!root.ok || !uris.ok) return
    for (const uri of uris.value) {
      const system = await bmc.client.system(uri, signal)
      if (!system.ok) continue
      const { row } = mapServer(root.value, system.value, bmc.origin)
      learn(bmc, { id: row.id, name: row.name, uri })
    }
  }
  const known = (serverId: string): Place | null => {
    const place = places.get(serverId)
    const bmc = place && bmcs().find((one) => one === place.bmc)
    if (!place || !bmc) return null
    return { upstream: bmc.upstream, uri: place.server.uri, origin: bmc.origin }
  }
  const knownBehind = (bmc: object) =>
    [...places.values()].flatMap((place) => (place.bmc === bmc ? [place.server] : []))

  return {
    learn,
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
    behind: async (bmc, signal) => {
      const asked = bmcs().find((one) => one === bmc)
      if (asked && knownBehind(bmc).length === 0) await look(asked, signal)
      return knownBehind(bmc)
    },
  }
}
