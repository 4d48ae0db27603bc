import type { Problem } from '../../../contract/problem'
import type { IloConfig } from '../../config'
import { hostsOf } from '../../config'
import { createUpstream } from '../../upstream/http'
import type { Surroundings } from '../../upstream/upstream'
import type { Source } from '../source'
import { createIloAuth } from './auth'
import { createIloClient } from './client'
import { type Bmc, serversCollector } from './collect'
import { readIloProblem } from './errors'

/** A BMC is slow and takes few requests at once (facts.md 5). */
const limits = { maxInFlight: 2, timeoutMs: 10_000 }

const noSuchBmc = (source: string): Problem => ({
  kind: 'not-found',
  title: `${source} has no such BMC`,
  detail: 'BMCs are known by the name that the configuration gives them, else by their number.',
  source,
})

const probeBmc = async ({ client }: Bmc): Promise<Problem | null> => {
  const root = await client.root()
  if (!root.ok) return root.problem
  const systems = await client.systems(root.value.systems, new AbortController().signal)
  return systems.ok ? null : systems.problem
}

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
      const probed = await Promise.all(bmcs.map(probeBmc))
      const faults = probed.flatMap((problem, at) => (problem ? [{ problem, at: at + 1 }] : []))
      const [first] = faults
      if (!first) return null
      const called = bmcs[first.at - 1]?.origin.name
      const which = called ?? `BMC ${first.at} of ${bmcs.length}`
      const more = faults.length > 1 ? ` With it, ${faults.length} fail.` : ''
      return { ...first.problem, detail: `${which}: ${first.problem.detail}${more}` }
    },
    raw: {
      read: async (part, path, query, signal) => {
        const bmc = bmcs.find(({ origin }, index) => (origin.name ?? String(index + 1)) === part)
        return bmc
          ? bmc.upstream.request({ path, query, headers: { 'OData-Version': '4.0' }, signal })
          : { ok: false, problem: noSuchBmc(name) }
      },
      hosts: hostsOf(config),
    },
    close: async () => {
      await Promise.all(bmcs.map(({ upstream }) => upstream.close()))
    },
  }
}
