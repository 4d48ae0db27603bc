import { readRoutes } from '../read-routes'
import type { Route } from '../route'
import { cspMachineImages, cspMachineInstanceTypes } from './csp-catalogue'
import { cspInstanceRoutes } from './csp-instances'
import { datastoreWrites } from './datastore-creation'
import { datastores } from './datastores'
import { hypervisorClusters } from './hypervisor-clusters'
import { hypervisorHosts } from './hypervisor-hosts'
import { hypervisorManagers } from './hypervisor-managers'
import { managerPartRoutes } from './manager-part-resources'
import { managerWrites } from './manager-refresh'
import { virtualMachines } from './virtual-machines'
import { vmActionRoutes } from './vm-actions'
import { vmDeploymentRoutes } from './vm-deployment'
import { vmHardwareRoutes } from './vm-hardware'

/** Every operation of Virtualization. */
export const virtualizationRoutes: Route[] = [
  ...readRoutes(hypervisorManagers),
  ...managerWrites,
  ...managerPartRoutes,
  ...readRoutes(hypervisorClusters),
  ...readRoutes(hypervisorHosts),
  ...readRoutes(datastores),
  ...datastoreWrites,
  ...readRoutes(virtualMachines),
  ...vmActionRoutes,
  ...vmDeploymentRoutes,
  ...vmHardwareRoutes,
  ...readRoutes(cspMachineImages),
  ...readRoutes(cspMachineInstanceTypes),
  ...cspInstanceRoutes,
]
