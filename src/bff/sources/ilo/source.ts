import type { Problem } from '../../../contract/problem'
import type { IloConfig } from '../../config'
import { hostsOf } from '../../config'
import { createBreaker } from '../../upstream/breaker'
import { createBudget } from '../../upstream/budget'
import { createUpstream } from '../../upstream/http'
import { createTally } from '../../upstream/tally'
import type { Asking, Surroundings, Upstream } from '../../upstream/upstream'
import { askedFor } from '../../upstream/upstream'
import { joinActs } from '../acts'
import type { Service, Source } from '../source'
import { iloActs } from './act'
import { createIloAuth } from './auth'
import { createIloClient, redfishHeaders } from './client'
import { type Bmc, serversCollector } from './collect'
import { readIloProblem } from './errors'
import { createLiveReading, type LiveReading } from './live/live-reading'
import type { IloOrigin } from './map'
import { createSystems } from './systems'
import { tasksCollector } from './tasks/collect-tasks'
import { updateActs } from './update/update-act'

/** A BMC is slow and takes few requests at once (facts.md 5). */
const limits = { maxInFlight: 2, timeoutMs: 10_000 }

const noSuchBmc = (source: string): Problem => ({
  kind: 'not-found',
  title: `${source} has no such BMC`,
  detail: 'BMCs are known by the name that the configuration gives them, else by their number.',
  source,
})

/** Signs in where there is no session yet: a BMC has few to give, so that none is opened for a test. */
const probeBmc = async (upstream: Upstream, asking: Asking) => {
  const client = createIloClient(askedFor(upstream, asking))
  const root = await client.root()
  if (!root.ok) return root.problem
  const systems = await client.systems(root.value.systems, asking.signal)
  return systems.ok ? null : systems.problem
}

/** One BMC, with a session of its own. */
const openBmc = (
  config: IloConfig,
  { url, name }: IloConfig['bmcs'][number],
  number: number,
  surroundings: Surroundings,
): Bmc & { service: Service; upstream: Upstream; live: LiveReading } => {
  const { now } = surroundings
  const tally = createTally(now)
  const common = {
    source: config.name,
    baseUrl: url,
    surroundings,
    observe: tally.observe,
    budget: createBudget(config.name, surroundings),
    readProblem: readIloProblem,
    secrets: [config.password],
    hosts: hostsOf(config),
    ...limits,
  }
  const [doorBreaker, breaker] = [createBreaker(now), createBreaker(now)]
  const door = createUpstream({ ...common, breaker: doorBreaker })
  const auth = createIloAuth(door, config, surroundings)
  const upstream = createUpstream({ ...common, auth, breaker })
  const service: Service = {
    id: `bmc-${number}`,
    name: name ?? `BMC ${number} of ${config.bmcs.length}`,
    kind: 'bmc',
    tally,
    breakers: [doorBreaker, breaker],
    auth,
    certificate: () => surroundings.certificateAt(new URL(url).origin),
    probe: (asking) => probeBmc(upstream, asking),
  }
  const origin: IloOrigin = {
    sourceId: config.id,
    region: config.region,
    name,
    part: name ?? String(number),
  }
  return {
    service,
    upstream,
    client: createIloClient(upstream),
    origin,
    live: createLiveReading(upstream, origin, surroundings),
  }
}

/** A set of BMCs with one account. */
export const createIloSource = (config: IloConfig, surroundings: Surroundings): Source => {
  const { id, name, region } = config
  const bmcs = config.bmcs.map((bmc, at) => openBmc(config, bmc, at + 1, surroundings))
  const systems = createSystems(name, () => bmcs, surroundings.now)
  const named = (part: string | null) => bmcs.find(({ origin }) => origin.part === part)
  return {
    id,
    name,
    kind: 'ilo',
    region,
    collectors: [
      serversCollector(bmcs, systems.learn),
      tasksCollector(bmcs, systems, surroundings.now),
    ],
    acts: joinActs([
      iloActs(name, systems, surroundings.now),
      updateActs(name, systems, surroundings.now),
    ]),
    services: bmcs.map(({ service }) => service),
    budget: null,
    looks: null,
    raw: {
      read: async (part, path, query, asking) => {
        const bmc = named(part)
        return bmc
          ? bmc.upstream.request({ path, query, headers: redfishHeaders, ...asking })
          : { ok: false, problem: noSuchBmc(name) }
      },
      hosts: hostsOf(config),
    },
    live: async (part, server) =>
      named(part)?.live.read(server) ?? { ok: false, problem: noSuchBmc(name) },
    close: async () => {
      await Promise.all(bmcs.map(({ upstream }) => upstream.close()))
    },
  }
}
