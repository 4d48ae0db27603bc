import type { Problem } from '../../../contract/problem'
import type { GreenlakeConfig, GreenlakeService } from '../../config'
import { greenlakeServices, hostsOf } from '../../config'
import { type Budget, createBudget } from '../../upstream/budget'
import type { Surroundings, Upstream } from '../../upstream/upstream'
import { joinActs } from '../acts'
import type { Source } from '../source'
import { backUpActs } from './backup-recovery/act'
import { backupRecoveryCollectors } from './backup-recovery/collect'
import type { Protection } from './backup-recovery/protection'
import { computeOpsActs } from './compute-ops/act'
import { computeOpsTaskActs } from './compute-ops/act-on-task'
import { computeOpsCollectors } from './compute-ops/collect'
import { computeOpsLooks } from './compute-ops/look/looks'
import { createWarranties } from './compute-ops/warranties'
import { dualAuthActs } from './data-services/act'
import { dataServicesCollectors } from './data-services/collect'
import { dualAuthCollector } from './data-services/collect-dual-auth'
import { createNames } from './names'
import { openService, openSignIn } from './services'
import { vmsCollector } from './virtualization/collect'

/** The service that a path belongs to. */
const serviceOf = (path: string): GreenlakeService => {
  const [, first = ''] = path.split('/')
  return greenlakeServices.find((service) => service === first) ?? 'compute-ops'
}

const notConfigured = (source: string): Problem => ({
  kind: 'not-found',
  title: `${source} has no such service here`,
  detail: 'The service is not among those that are configured for this source.',
  source,
})

/** Half of the window is kept for what watches and what people ask for. */
const hasRoom = (budget: Budget) => {
  const left = budget.left()
  return left === null || left.remaining * 2 > (left.limit ?? 0)
}

type Upstreams = Map<GreenlakeService, Upstream>

/** What collects from the configured services, what looks at its servers, and what acts on all of it. */
const workersOf = (
  config: GreenlakeConfig,
  upstreams: Upstreams,
  surroundings: Surroundings,
  spare: () => boolean,
): Pick<Source, 'collectors' | 'acts' | 'looks'> => {
  const origin = { sourceId: config.id, region: config.region }
  const names = createNames()
  const warranties = createWarranties(surroundings.now)
  const protection: Protection = { policies: null, plans: null, vms: null }
  const computeOps = upstreams.get('compute-ops')
  const dataServices = upstreams.get('data-services')
  const virtualization = upstreams.get('virtualization')
  const recovery = upstreams.get('backup-recovery')
  const backups = recovery && backupRecoveryCollectors(recovery, protection, origin, spare)
  const collectors = [
    ...(computeOps
      ? computeOpsCollectors(computeOps, names, origin, warranties, config.tenant)
      : []),
    ...(dataServices
      ? [
          ...dataServicesCollectors(dataServices, surroundings, names, origin),
          dualAuthCollector(dataServices, names, origin),
        ]
      : []),
    ...(virtualization
      ? [vmsCollector(virtualization, protection, names, origin, backups ?? null)]
      : []),
    ...(backups?.all ?? []),
  ]
  const backUp = { dataServices: dataServices ?? null, protection, names, origin, surroundings }
  const acts = joinActs([
    ...(computeOps
      ? [computeOpsActs(computeOps, names, origin), computeOpsTaskActs(computeOps, names, origin)]
      : []),
    ...(recovery ? [backUpActs(recovery, backUp)] : []),
    ...(dataServices ? [dualAuthActs(dataServices)] : []),
  ])
  const looks = computeOps ? computeOpsLooks(computeOps, surroundings.now, warranties) : null
  return { collectors, acts, looks }
}

/**
 * One GreenLake workspace in one region: the configured services share one token and one budget, each
 * has a breaker of its own.
 */
export const createGreenlakeSource = (
  config: GreenlakeConfig,
  surroundings: Surroundings,
): Source => {
  const signIn = openSignIn(config, surroundings)
  const budget = createBudget(config.name, surroundings)
  const shared = { auth: signIn.auth, budget }
  const opened = config.services.map((id) => ({
    id,
    ...openService(config, id, surroundings, shared),
  }))
  const upstreams: Upstreams = new Map(opened.map(({ id, upstream }) => [id, upstream]))

  return {
    id: config.id,
    name: config.name,
    kind: 'greenlake',
    region: config.region,
    ...workersOf(config, upstreams, surroundings, () => hasRoom(budget)),
    services: [signIn.service, ...opened.map(({ service }) => service)],
    budget,
    raw: {
      read: async (_part, path, query, asking) => {
        const upstream = upstreams.get(serviceOf(path))
        return upstream
          ? upstream.request({ path, query, ...asking })
          : { ok: false, problem: notConfigured(config.name) }
      },
      hosts: hostsOf(config),
    },
    close: () => signIn.auth.close(),
  }
}
