import { readRoutes } from '../read-routes'
import type { Route } from '../route'
import { dualAuthRoutes } from './dual-auth-operations'
import { issueRoutes } from './issues'
import { issuesMetadata } from './issues-metadata'
import { operations } from './operations'
import { secretWrites } from './secret-writes'
import { secretAssignments, secrets } from './secrets'
import { settingRoutes } from './settings'
import { softwareReleaseRoutes } from './software-releases'
import { softwareUpgradeRoutes } from './software-upgrades'
import { storageLocations } from './storage-locations'
import { tags } from './tags'

/** Every operation of Data Services. */
export const dataServicesRoutes: Route[] = [
  ...readRoutes(operations),
  ...issueRoutes,
  ...readRoutes(issuesMetadata),
  ...dualAuthRoutes,
  ...settingRoutes,
  ...readRoutes(secrets),
  ...secretWrites,
  ...readRoutes(secretAssignments),
  ...softwareReleaseRoutes,
  ...softwareUpgradeRoutes,
  ...readRoutes(storageLocations),
  ...readRoutes(tags),
]
