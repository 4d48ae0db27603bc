import type { HypervisorManager } from '../../estate/virtual/types'
import { dataServicesDialect } from '../../odata/dialect'
import { allInRegion, inRegion } from '../in-region'
import { recordWire } from '../record'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { plainTime } from '../times'
import { datacenterOf, limit, partId, root, well } from './references'

export const managersPath = `${root}/hypervisor-managers`
const orchestrators = '/backup-recovery/v1beta1/data-orchestrators'

/** A region's vCenter; undefined where there is none of that id. */
export const managerAt = (scope: Scope, id: string): HypervisorManager | undefined =>
  inRegion(scope, scope.estate.hypervisorManagers, id)

const orchestratorWire = (scope: Scope) => {
  const [orchestrator] = allInRegion(scope, scope.estate.protection.orchestrators)
  return orchestrator
    ? {
        id: orchestrator.id,
        resourceUri: `${orchestrators}/${orchestrator.id}`,
        type: 'backup-recovery/data-orchestrator',
      }
    : { id: '', resourceUri: '', type: '' }
}

/** GET v1beta1/hypervisor-managers (facts.md 12). */
export const hypervisorManagers = resource<HypervisorManager>({
  service: 'virtualization',
  path: managersPath,
  limit,
  filter: {
    dialect: dataServicesDialect,
    properties: [
      'id',
      'hypervisorManagerType',
      'state',
      'status',
      'releaseVersion',
      'createdAt',
      'name',
      'services',
      'dataOrchestratorInfo/id',
      'username',
      'networkAddress',
      'displayName',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: (scope) => allInRegion(scope, scope.estate.hypervisorManagers),
  find: managerAt,
  toWire: (manager, scope) => ({
    ...recordWire(scope, 'virtualization/hypervisor-manager', `${managersPath}/${manager.id}`, {
      ...manager,
      updatedAt: manager.refreshedAt,
    }),
    ...well,
    state: manager.state,
    displayName: manager.name,
    hypervisorManagerType: 'VMWARE_VCENTER',
    releaseVersion: '8.0.3',
    buildVersion: '24022515',
    networkAddress: manager.name,
    username: 'svc-greenlake@vsphere.local',
    uid: partId(manager.id, 'uid'),
    lastRefreshed: plainTime(manager.refreshedAt),
    description: '',
    appInfo: { vmware: { datacenters: [datacenterOf(manager)] } },
    dataOrchestratorInfo: orchestratorWire(scope),
    dataServicesConnectorsInfo: [],
    services: ['hci-manager', 'backup-and-recovery'],
  }),
})
