import { readRoutes } from '../read-routes'
import type { Route } from '../route'
import { jobWrites } from './job-writes'
import { policyWrites } from './policy-writes'
import { protectionJobs } from './protection-jobs'
import { protectionPolicies } from './protection-policies'
import { vmCopyRoutes } from './vm-copies'
import { vmRestoreRoutes } from './vm-restore'

/** Every operation of Backup and Recovery. */
export const backupRecoveryRoutes: Route[] = [
  ...readRoutes(protectionJobs),
  ...jobWrites,
  ...readRoutes(protectionPolicies),
  ...policyWrites,
  ...vmCopyRoutes,
  ...vmRestoreRoutes,
]
