import type { Route } from '../../route'
import { downloadLogRoute } from './download-logs'
import { externalStorageDetailRoutes } from './external-storage-details'
import { inventoryRoutes } from './inventory'
import { notificationRoutes } from './notifications'
import { osInstallRoutes } from './os-install'
import { securityParameterRoutes } from './security-parameters'
import { torPortMappingRoutes } from './tor-port-mappings'

/** What hangs below a server, in both versions of its API. */
export const serverDetailRoutes: Route[] = [
  ...inventoryRoutes,
  ...notificationRoutes,
  ...securityParameterRoutes,
  ...externalStorageDetailRoutes,
  ...torPortMappingRoutes,
  ...osInstallRoutes,
  downloadLogRoute,
]
