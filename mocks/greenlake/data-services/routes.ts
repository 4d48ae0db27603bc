import { readRoutes } from '../read-routes'
import type { Route } from '../route'
import { operations } from './operations'

/** Every operation of Data Services. */
export const dataServicesRoutes: Route[] = [...readRoutes(operations)]
