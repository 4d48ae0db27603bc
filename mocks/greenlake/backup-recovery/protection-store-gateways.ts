import { isServing } from '../../estate/protection/stores'
import type { Gateway } from '../../estate/protection/types'
import { dataServicesDialect } from '../../odata/dialect'
import { allInRegion, inRegion } from '../in-region'
import { recordWire } from '../record'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { plainTime } from '../times'
import { root } from './references'
import { proxyWire, secretOf } from './secrets'

export const gatewaysPath = `${root}/protection-store-gateways`

const addresses = (all: readonly string[]) => all.map((networkAddress) => ({ networkAddress }))

const healthStates: Record<Gateway['state'], string> = {
  PSG_STATE_DEPLOYING: 'PSG_HEALTH_STATE_DEPLOYING',
  PSG_STATE_OK: 'PSG_HEALTH_STATE_OK',
  PSG_STATE_OK_OFF: 'PSG_HEALTH_STATE_OFF',
  PSG_STATE_UPDATING: 'PSG_HEALTH_STATE_UPDATING',
  PSG_STATE_DELETING: 'PSG_HEALTH_STATE_DELETING',
  PSG_STATE_POWERING_ON: 'PSG_HEALTH_STATE_INITIALIZING',
  PSG_STATE_VM_SHUTTING_DOWN: 'PSG_HEALTH_STATE_OFF',
  PSG_STATE_VM_RESTARTING: 'PSG_HEALTH_STATE_INITIALIZING',
  PSG_STATE_UPDATING_STORAGE_ADD: 'PSG_HEALTH_STATE_UPDATING',
}

const healthWire = (gateway: Gateway) => ({
  state: healthStates[gateway.state],
  status: `PSG_HEALTH_STATUS_${isServing(gateway) ? 'CONNECTED' : 'DISCONNECTED'}`,
  stateReason: '',
  updatedAt: plainTime(gateway.updatedAt),
})

/** A gateway of the region; undefined where it is not there. */
export const gatewayAt = (scope: Scope, id: string): Gateway | undefined =>
  inRegion(scope, scope.estate.protection.gateways, id)

/** A gateway with its secrets, as the live API gives it (facts.md 11). */
const toWire = (gateway: Gateway, scope: Scope) => ({
  ...recordWire(
    scope,
    'backup-recovery/protection-store-gateway',
    `${gatewaysPath}/${gateway.id}`,
    gateway,
  ),
  displayName: gateway.name,
  consoleUri: `/backup-and-recovery/protection-store-gateways/${gateway.id}`,
  dataOrchestratorId: gateway.orchestratorId,
  state: gateway.state,
  health: healthWire(gateway),
  size: gateway.sizing,
  override: gateway.override,
  datastoresInfo: gateway.datastoreIds.map((id) => ({
    id,
    resourceUri: `/virtualization/v1beta1/datastores/${id}`,
    type: 'virtualization/datastore',
  })),
  network: {
    hostname: `${gateway.name}.example.com`,
    dns: addresses(gateway.dns),
    ntp: addresses(gateway.ntp),
    nics: gateway.nics.map((nic, networkIndex) => ({ ...nic, networkIndex })),
    ...(gateway.proxy ? { proxy: proxyWire(scope, gateway.proxy) } : {}),
  },
  remoteAccessEnabled: gateway.remoteSupport,
  serialNumber: gateway.serialNumber,
  softwareVersion: gateway.softwareVersion,
  adminUserCiphertext: secretOf(scope, `${gateway.id}/admin`),
  supportUserCiphertext: secretOf(scope, `${gateway.id}/support`),
})

/** GET v1beta1/protection-store-gateways (facts.md 11). */
export const gateways = resource<Gateway>({
  service: 'backup-recovery',
  path: gatewaysPath,
  limit: { fallback: 10, min: 0, max: 2000 },
  filter: {
    dialect: dataServicesDialect,
    properties: ['state', 'health/state', 'health/status'],
  },
  sort: true,
  select: 'nested',
  empty: null,
  envelope: ({ limit }) => ({ limit }),
  list: (scope) => allInRegion(scope, scope.estate.protection.gateways),
  find: gatewayAt,
  toWire,
})
