import type { OmnistackConfig } from '../../config'
import { hostsOf } from '../../config'
import { createBreaker } from '../../upstream/breaker'
import { createBudget } from '../../upstream/budget'
import { createUpstream } from '../../upstream/http'
import { createTally } from '../../upstream/tally'
import type { Surroundings, Upstream } from '../../upstream/upstream'
import { askedFor } from '../../upstream/upstream'
import type { Service, Source } from '../source'
import { omnistackActs } from './act'
import { createOmnistackAuth } from './auth'
import { createOmnistackClient } from './client'
import { omnistackCollectors } from './collect'
import { readOmnistackProblem } from './errors'
import { createFailover } from './failover'
import { tellMove } from './tell'

/** A controller answers 502 to too many requests at once, and gives up after 60 s (facts.md 5). */
const limits = { maxInFlight: 3, timeoutMs: 60_000 }

/** One controller, with a token of its own. */
const openController = (
  config: OmnistackConfig,
  baseUrl: string,
  number: number,
  surroundings: Surroundings,
): { service: Service; upstream: Upstream } => {
  const { now } = surroundings
  const tally = createTally(now)
  const common = {
    source: config.name,
    baseUrl,
    surroundings,
    observe: tally.observe,
    budget: createBudget(config.name, surroundings),
    readProblem: readOmnistackProblem,
    secrets: [config.password],
    hosts: hostsOf(config),
    ...limits,
  }
  const [doorBreaker, breaker] = [createBreaker(now), createBreaker(now)]
  const door = createUpstream({ ...common, breaker: doorBreaker })
  const auth = createOmnistackAuth(door, config, surroundings)
  const upstream = createUpstream({ ...common, auth, breaker })
  const service: Service = {
    id: `controller-${number}`,
    name: `Controller ${number}`,
    kind: 'controller',
    tally,
    breakers: [doorBreaker, breaker],
    auth,
    certificate: () => surroundings.certificateAt(new URL(baseUrl).origin),
    probe: async (asking) => {
      const signedIn = await auth.headers('anew')
      if (!signedIn.ok) return signedIn.problem
      const client = createOmnistackClient(askedFor(upstream, asking))
      const reply = await client.hosts({ offset: 0, limit: 1 }, asking.signal)
      return reply.ok ? null : reply.problem
    },
  }
  return { service, upstream }
}

/** One OmniStack federation behind any of its controllers. */
export const createOmnistackSource = (
  config: OmnistackConfig,
  surroundings: Surroundings,
): Source => {
  const controllers = config.controllers.map((baseUrl, at) =>
    openController(config, baseUrl, at + 1, surroundings),
  )
  const [first, ...others] = controllers.map(({ upstream }) => upstream)
  if (!first) throw new Error(`${config.id} names no controller.`)
  const upstream = createFailover([first, ...others])
  const { id, name, region } = config

  return {
    id,
    name,
    kind: 'omnistack',
    region,
    collectors: omnistackCollectors(createOmnistackClient(upstream), id),
    acts: omnistackActs(upstream, id, surroundings.now),
    tell: tellMove,
    services: controllers.map(({ service }) => service),
    budget: null,
    looks: null,
    raw: {
      read: (_part, path, query, asking) => upstream.request({ path, query, ...asking }),
      hosts: hostsOf(config),
    },
    close: () => upstream.close(),
  }
}
