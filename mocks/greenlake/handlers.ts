import type { RequestHandler } from 'msw'
import { http } from 'msw'
import type { Estate } from '../estate/estate'
import type { Region } from '../estate/types'
import { protectionJobs } from './backup-recovery/protection-jobs'
import { protectionPolicies } from './backup-recovery/protection-policies'
import { vmBackups } from './backup-recovery/vm-backups'
import { activities } from './compute-ops/activities'
import { alerts } from './compute-ops/alerts'
import { groupDevices, groups } from './compute-ops/groups'
import { jobs } from './compute-ops/jobs'
import { operations as computeOpsOperations } from './compute-ops/operations'
import { servers } from './compute-ops/servers'
import { operations as dataServicesOperations } from './data-services/operations'
import type { RateLimit } from './gate'
import { createGate } from './gate'
import { refusal } from './refusal'
import { serveResource } from './serve-resource'
import type { TokenBook } from './tokens'
import { virtualMachines } from './virtualization/virtual-machines'

/** One regional host of a workspace: all services that share its token and its request budget. */
export const greenlakeHandlers = (
  estate: Estate,
  region: Region,
  options: { origin: string; workspaceId: string; book: TokenBook; rateLimit?: RateLimit },
): RequestHandler[] => {
  const { origin, workspaceId, book } = options
  const limit = options.rateLimit ?? { requests: 2000, windowSeconds: 60 }
  const gate = createGate(book, limit, estate.now)
  const scope = { estate, region, workspaceId }
  return [
    ...serveResource(servers, scope, origin, gate),
    ...serveResource(alerts, scope, origin, gate),
    ...serveResource(activities, scope, origin, gate),
    ...serveResource(jobs, scope, origin, gate),
    ...serveResource(groupDevices, scope, origin, gate),
    ...serveResource(groups, scope, origin, gate),
    ...serveResource(computeOpsOperations, scope, origin, gate),
    ...serveResource(dataServicesOperations, scope, origin, gate),
    ...serveResource(virtualMachines, scope, origin, gate),
    ...serveResource(protectionJobs, scope, origin, gate),
    ...serveResource(protectionPolicies, scope, origin, gate),
    ...serveResource(vmBackups, scope, origin, gate),
    http.all(`${origin}/*`, () => refusal(404, 'The requested resource was not found.')),
  ]
}
