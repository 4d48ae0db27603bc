import type { Upstream } from '../../../upstream/upstream'
import type { Collector } from '../../source'
import type { Names } from '../names'
import type { Origin } from '../origin'
import { createApprovals } from './approvals'
import { createComputeOpsClient } from './client'
import { activitiesCollector } from './collect-activities'
import { alertsCollector } from './collect-alerts'
import { bundlesCollector } from './collect-bundles'
import { complianceCollector } from './collect-compliance'
import { figuresCollector } from './collect-figures'
import { groupsCollector } from './collect-groups'
import { serversCollector } from './collect-servers'
import { jobsCollector, operationsCollector } from './collect-tasks'
import { warrantiesCollector } from './collect-warranties'
import type { Known } from './known'
import type { Warranties } from './warranties'

/**
 * What keeps servers, activities, jobs and operations of one region fresh. Groups, their compliance and operations know no
 * tenants: of a `tenant` they are not read.
 */
export const computeOpsCollectors = (
  upstream: Upstream,
  names: Names,
  origin: Origin,
  warranties: Warranties,
  tenant: string | null = null,
): Collector[] => {
  const client = createComputeOpsClient(upstream)
  const known: Known = {
    groupOf: tenant === null ? null : new Map(),
    alertsOf: null,
    bundles: null,
  }
  const groups = groupsCollector(client, known, names)
  const alerts = alertsCollector(client, known)
  const bundles = bundlesCollector(client, known, names)
  return [
    ...(tenant === null ? [groups] : []),
    alerts,
    bundles,
    serversCollector(client, known, names, origin, { groups, alerts, bundles }),
    ...(tenant === null ? [complianceCollector(client)] : []),
    figuresCollector(client),
    warrantiesCollector(client, warranties),
    activitiesCollector(client, origin),
    jobsCollector(client, names, origin, createApprovals(upstream)),
    ...(tenant === null ? [operationsCollector(client, names, origin)] : []),
  ]
}
