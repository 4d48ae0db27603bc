import { readRoutes } from '../read-routes'
import type { Route } from '../route'
import { datastores } from './datastores'
import { hypervisorClusters } from './hypervisor-clusters'
import { hypervisorHosts } from './hypervisor-hosts'
import { hypervisorManagers } from './hypervisor-managers'
import { managerPartRoutes } from './manager-part-resources'
import { virtualMachines } from './virtual-machines'

/** Every operation of Virtualization. */
export const virtualizationRoutes: Route[] = [
  ...readRoutes(hypervisorManagers),
  ...managerPartRoutes,
  ...readRoutes(hypervisorClusters),
  ...readRoutes(hypervisorHosts),
  ...readRoutes(datastores),
  ...readRoutes(virtualMachines),
]
