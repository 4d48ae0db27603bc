import { readRoutes } from '../read-routes'
import type { Route } from '../route'
import { protectionJobs } from './protection-jobs'
import { protectionPolicies } from './protection-policies'
import { vmBackups } from './vm-backups'

/** Every operation of Backup and Recovery. */
export const backupRecoveryRoutes: Route[] = [
  ...readRoutes(protectionJobs),
  ...readRoutes(protectionPolicies),
  ...readRoutes(vmBackups),
]
