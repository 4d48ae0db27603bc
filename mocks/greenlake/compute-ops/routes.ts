import { readRoutes } from '../read-routes'
import type { Route } from '../route'
import { accountRoutes } from './accounts'
import { activities } from './activities'
import { alerts } from './alerts'
import { firmwareBundleRoutes } from './firmware-bundles'
import { groupDevices, groups } from './groups'
import { jobs } from './jobs'
import { operations } from './operations'
import { servers } from './servers'

/** Every operation of Compute Ops Management. */
export const computeOpsRoutes: Route[] = [
  ...readRoutes(servers),
  ...readRoutes(alerts),
  ...readRoutes(activities),
  ...readRoutes(jobs),
  ...readRoutes(groupDevices),
  ...readRoutes(groups),
  ...readRoutes(operations),
  ...firmwareBundleRoutes,
  ...accountRoutes,
]
