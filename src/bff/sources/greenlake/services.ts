import type { GreenlakeConfig, GreenlakeService } from '../../config'
import { hostsOf } from '../../config'
import { createBreaker } from '../../upstream/breaker'
import type { Budget } from '../../upstream/budget'
import { createUpstream } from '../../upstream/http'
import { createTally } from '../../upstream/tally'
import type { Auth } from '../../upstream/tokens'
import { createAuth, oauthSignIn, readOauthProblem } from '../../upstream/tokens'
import type { Surroundings, Upstream } from '../../upstream/upstream'
import { askedFor } from '../../upstream/upstream'
import type { Service } from '../source'
import { forWorkspace } from './compute-ops/workspace'
import { readGreenlakeProblem } from './errors'

/** Reads next to nothing of each service; answering tells that the token is good for it. */
const probes = {
  'compute-ops': '/compute-ops-mgmt/v1/servers',
  'data-services': '/data-services/v1beta1/async-operations',
  'backup-recovery': '/backup-recovery/v1beta1/protection-policies',
  virtualization: '/virtualization/v1beta1/virtual-machines',
} as const satisfies Record<GreenlakeService, string>

const serviceNames = {
  'compute-ops': 'Compute Ops Management',
  'data-services': 'Data Services',
  'backup-recovery': 'Backup and Recovery',
  virtualization: 'Virtualization',
} as const satisfies Record<GreenlakeService, string>

const confidential = (config: GreenlakeConfig) => ({
  secrets: [config.clientSecret],
  hosts: hostsOf(config),
})

/** The sign-in of the workspace's API client, a service of its own: other regions may share it. */
export const openSignIn = (config: GreenlakeConfig, surroundings: Surroundings) => {
  const { name, tokenUrl, clientId, clientSecret } = config
  const { now } = surroundings
  const { pathname, search, origin } = new URL(tokenUrl)
  const tally = createTally(now)
  const breaker = createBreaker(now)
  const upstream = createUpstream({
    source: name,
    baseUrl: tokenUrl,
    surroundings,
    breaker,
    observe: tally.observe,
    readProblem: readOauthProblem,
    ...confidential(config),
  })
  const auth = createAuth({
    now,
    signIn: () =>
      oauthSignIn({
        upstream,
        path: `${pathname}${search}`,
        form: {
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret(),
        },
        now,
      }),
  })
  const service: Service = {
    id: 'sign-in',
    name: 'Sign-in',
    kind: 'sign-in',
    tally,
    breakers: [breaker],
    auth,
    certificate: () => surroundings.certificateAt(origin),
    probe: async () => {
      const signedIn = await auth.headers('anew')
      return signedIn.ok ? null : signedIn.problem
    },
  }
  return { auth, service }
}

/** One of the services that a region's API client reads. */
export const openService = (
  config: GreenlakeConfig,
  id: GreenlakeService,
  surroundings: Surroundings,
  shared: { auth: Auth; budget: Budget },
): { service: Service; upstream: Upstream } => {
  const { baseUrl } = config
  const tally = createTally(surroundings.now)
  const breaker = createBreaker(surroundings.now)
  const door = createUpstream({
    source: config.name,
    baseUrl,
    surroundings,
    ...shared,
    breaker,
    observe: tally.observe,
    readProblem: readGreenlakeProblem,
    ...confidential(config),
  })
  const upstream = id === 'compute-ops' ? forWorkspace(door, config) : door
  const service: Service = {
    id,
    name: serviceNames[id],
    kind: 'api',
    tally,
    breakers: [breaker],
    auth: null,
    certificate: () => surroundings.certificateAt(new URL(baseUrl).origin),
    probe: async (asking) => {
      const request = { path: probes[id], query: { limit: 1 } }
      const reply = await askedFor(upstream, asking).request(request)
      return reply.ok ? null : reply.problem
    },
  }
  return { service, upstream }
}
