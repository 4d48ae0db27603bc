import { readRoutes } from '../read-routes'
import type { Route } from '../route'
import { applicationHostRoutes } from './application-hosts'
import { dataOrchestrators } from './data-orchestrators'
import { datastoreCopyRoutes } from './datastore-copies'
import { datastoreRestoreRoutes } from './datastore-restore'
import { gatewayActions } from './gateway-actions'
import { gatewayWrites } from './gateway-writes'
import { groupCopyRoutes } from './group-copies'
import { groupRestoreRoutes } from './group-restore'
import { groupWrites } from './group-writes'
import { jobWrites } from './job-writes'
import { mssqlCopyRoutes } from './mssql-copies'
import { mssqlDatabaseRoutes } from './mssql-databases'
import { mssqlGroupRoutes } from './mssql-groups'
import { mssqlInstanceRoutes } from './mssql-instances'
import { orchestratorWrites } from './orchestrator-writes'
import { policyWrites } from './policy-writes'
import { protectionGroups } from './protection-groups'
import { protectionJobs } from './protection-jobs'
import { protectionPolicies } from './protection-policies'
import { gateways } from './protection-store-gateways'
import { protectionStores } from './protection-stores'
import { storeWrites } from './store-writes'
import { storeOnceRoutes } from './storeonces'
import { vmCopyRoutes } from './vm-copies'
import { vmRestoreRoutes } from './vm-restore'
import { volumeCopyRoutes } from './volume-copies'
import { volumeCopyWrites } from './volume-copy-writes'
import { volumeGroupRoutes } from './volume-groups'

/** Every operation of Backup and Recovery. */
export const backupRecoveryRoutes: Route[] = [
  ...readRoutes(protectionJobs),
  ...jobWrites,
  ...readRoutes(protectionPolicies),
  ...policyWrites,
  ...vmCopyRoutes,
  ...vmRestoreRoutes,
  ...readRoutes(protectionStores),
  ...storeWrites,
  ...readRoutes(gateways),
  ...gatewayWrites,
  ...gatewayActions,
  ...readRoutes(dataOrchestrators),
  ...orchestratorWrites,
  ...storeOnceRoutes,
  ...readRoutes(protectionGroups),
  ...groupWrites,
  ...groupCopyRoutes,
  ...groupRestoreRoutes,
  ...datastoreCopyRoutes,
  ...datastoreRestoreRoutes,
  ...volumeGroupRoutes,
  ...volumeCopyRoutes,
  ...volumeCopyWrites,
  ...applicationHostRoutes,
  ...mssqlInstanceRoutes,
  ...mssqlDatabaseRoutes,
  ...mssqlCopyRoutes,
  ...mssqlGroupRoutes,
]
