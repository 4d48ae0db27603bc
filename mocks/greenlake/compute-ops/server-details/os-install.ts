import { volumesOf } from '../../../estate/parts/drives'
import type { Route } from '../../route'
import { detailRoutes } from './server'

/** Whether a server has a volume that an operating system can be installed on. */
export const osInstallRoutes: Route[] = detailRoutes('POST', 'analyze-os-install', (machine) =>
  Response.json({ serverHasStorageVolume: volumesOf(machine).length > 0 }),
)
