import type { OmnistackConfig } from '../../config'
import { hostsOf } from '../../config'
import { createUpstream } from '../../upstream/http'
import type { Surroundings } from '../../upstream/upstream'
import type { Source } from '../source'
import { createOmnistackAuth } from './auth'
import { createOmnistackClient } from './client'
import { omnistackCollectors } from './collect'
import { readOmnistackProblem } from './errors'
import { createFailover } from './failover'

/** A controller answers 502 to too many requests at once, and gives up after 60 s (facts.md 5). */
const limits = { maxInFlight: 3, timeoutMs: 60_000 }

/** One OmniStack federation behind any of its controllers. Each controller holds its own token. */
export const createOmnistackSource = (
  config: OmnistackConfig,
  surroundings: Surroundings,
): Source => {
  const [first, ...others] = config.controllers.map((baseUrl) => {
    const common = {
      source: config.name,
      baseUrl,
      surroundings,
      readProblem: readOmnistackProblem,
      ...limits,
    }
    const auth = createOmnistackAuth(createUpstream(common), config, surroundings)
    return createUpstream({ ...common, auth })
  })
  if (!first) throw new Error(`${config.id} names no controller.`)
  const upstream = createFailover([first, ...others])
  const client = createOmnistackClient(upstream)
  const { id, name, region } = config

  return {
    id,
    name,
    kind: 'omnistack',
    region,
    collectors: omnistackCollectors(client, id),
    probe: async () => {
      const reply = await client.hosts({ offset: 0, limit: 1 }, new AbortController().signal)
      return reply.ok ? null : reply.problem
    },
    raw: {
      read: (_part, path, query, signal) => upstream.request({ path, query, signal }),
      hosts: hostsOf(config),
    },
    close: () => upstream.close(),
  }
}
