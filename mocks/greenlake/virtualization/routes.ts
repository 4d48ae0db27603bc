import { readRoutes } from '../read-routes'
import type { Route } from '../route'
import { virtualMachines } from './virtual-machines'

/** Every operation of Virtualization. */
export const virtualizationRoutes: Route[] = [...readRoutes(virtualMachines)]
