import type { IloConfig } from '../../config'
import { createUpstream } from '../../upstream/http'
import type { Surroundings } from '../../upstream/upstream'
import type { Source } from '../source'
import { createIloAuth } from './auth'
import { createIloClient } from './client'
import { serversCollector } from './collect'
import { readIloProblem } from './errors'

/** A BMC is slow and takes few requests at once (facts.md 5). */
const limits = { maxInFlight: 2, timeoutMs: 10_000 }

/** A set of BMCs with one account. */
export const createIloSource = (config: IloConfig, surroundings: Surroundings): Source => {
  const { id, name, region } = config
  const bmcs = config.bmcs.map((bmc) => {
    const common = {
      source: name,
      baseUrl: bmc.url,
      surroundings,
      readProblem: readIloProblem,
      ...limits,
    }
    const auth = createIloAuth(createUpstream(common), config, surroundings)
    const upstream = createUpstream({ ...common, auth })
    return {
      upstream,
      client: createIloClient(upstream),
      origin: { sourceId: id, region, name: bmc.name },
    }
  })

  return {
    id,
    name,
    kind: 'ilo',
    region,
    collectors: [serversCollector(bmcs)],
    probe: async () => {
      for (const { client } of bmcs) {
        const root = await client.root()
        if (!root.ok) return root.problem
        const { signal } = new AbortController()
        const systems = await client.systems(root.value.systems, signal)
        if (!systems.ok) return systems.problem
      }
      return null
    },
    close: async () => {
      await Promise.all(bmcs.map(({ upstream }) => upstream.close()))
    },
  }
}
