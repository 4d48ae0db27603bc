import { backupRoutes } from './backup-routes'
import { clusterRoutes } from './cluster-routes'
import { datastoreRoutes } from './datastore-routes'
import { fileRestoreRoutes } from './file-restore'
import { hardwareRoutes } from './hardware'
import { hostRoutes } from './host-routes'
import { metricRoutes } from './metrics'
import { policyRoutes } from './policy-routes'
import type { Route } from './route'
import { ruleRoutes } from './rule-routes'
import { storeRoutes } from './store-routes'
import { taskRoutes } from './tasks'
import { throughputRoutes } from './throughput'
import { vmRoutes } from './vm-routes'

/** Every operation of the API that needs a bearer. */
export const omnistackRoutes: Route[] = [
  ...vmRoutes,
  ...backupRoutes,
  ...fileRestoreRoutes,
  ...policyRoutes,
  ...ruleRoutes,
  ...datastoreRoutes,
  ...hostRoutes,
  ...hardwareRoutes,
  ...clusterRoutes,
  ...storeRoutes,
  ...metricRoutes,
  ...throughputRoutes,
  ...taskRoutes,
]
