import type { Orchestrator } from '../../estate/protection/types'
import { dataServicesDialect } from '../../odata/dialect'
import { allInRegion, inRegion } from '../in-region'
import { recordWire } from '../record'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { plainTime } from '../times'
import { root } from './references'
import { secretOf } from './secrets'

export const orchestratorsPath = `${root}/data-orchestrators`

/** An orchestrator of the region; undefined where it is not there. */
export const orchestratorAt = (scope: Scope, id: string): Orchestrator | undefined =>
  inRegion(scope, scope.estate.protection.orchestrators, id)

const addresses = (all: readonly string[]) => all.map((networkAddress) => ({ networkAddress }))

const networkWire = (one: Orchestrator, up: boolean) => ({
  hostname: `${one.name}.example.com`,
  defaultGateway: one.address.replace(/\d+$/, '1'),
  nameServers: addresses(one.dns),
  searchDomains: ['example.com'],
  nic: [
    {
      name: 'eth0',
      enabled: true,
      addressType: 'STATIC',
      networkAddress: one.address,
      subnetMask: '255.255.0.0',
      state: up ? 'UP' : 'DOWN',
      staticRoutes: [],
    },
  ],
  ...(one.proxy
    ? {
        proxy: {
          networkAddress: one.proxy.networkAddress,
          port: one.proxy.port,
          credentials: { username: one.proxy.username },
        },
      }
    : {}),
})

/** An orchestrator; one that is not connected is not known to be well (facts.md 11). */
export const orchestratorWire = (one: Orchestrator, scope: Scope) => {
  const up = one.connected && one.power === 'ON'
  const now = scope.estate.now()
  return {
    ...recordWire(
      scope,
      'backup-recovery/data-orchestrator',
      `${orchestratorsPath}/${one.id}`,
      one,
    ),
    displayName: one.name,
    consoleUri: `/backup-and-recovery/data-orchestrators/${one.id}`,
    connectionState: up ? 'CONNECTED' : 'DISCONNECTED',
    state: up ? one.state : 'UNKNOWN',
    status: up ? 'OK' : 'ERROR',
    stateReason: up ? '' : 'The Data Orchestrator is not connected.',
    serialNumber: one.serialNumber,
    softwareVersion: one.softwareVersion,
    platform: 'VMWARE_ESXI',
    vCpu: 8,
    totalMemoryInGiB: 32,
    poweredOnAt: plainTime(one.poweredOnAt),
    upTimeInSeconds: up ? Math.floor((now - one.poweredOnAt) / 1000) : 0,
    dateTime: { methodDateTimeSet: 'NTP', timezone: one.timezone },
    ntp: { ntpServers: addresses(one.ntp), state: 'OK', status: 'OK', stateReason: '' },
    interfaces: { network: networkWire(one, up) },
    infosightEnabled: true,
    remoteAccessEnabled: one.remoteSupport,
    adminUserCiphertext: secretOf(scope, `${one.id}/admin`),
    supportUserCiphertext: secretOf(scope, `${one.id}/support`),
  }
}

/** GET v1beta1/data-orchestrators (facts.md 11). */
export const dataOrchestrators = resource<Orchestrator>({
  service: 'backup-recovery',
  path: orchestratorsPath,
  limit: { fallback: 20, min: 1, max: 1000 },
  filter: {
    dialect: dataServicesDialect,
    properties: [
      'id',
      'name',
      'interfaces/network/hostname',
      'serialNumber',
      'status',
      'state',
      'connectionState',
      'softwareVersion',
    ],
  },
  sort: [
    'name',
    'generation',
    'connectionState',
    'serialNumber',
    'softwareVersion',
    'status',
    'state',
    'stateReason',
    'id',
    'platform',
    'vCpu',
    'totalMemoryInGiB',
    'poweredOnAt',
    'createdAt',
    'interfaces/network/defaultGateway',
    'dateTime/methodDateTimeSet',
    'dateTime/timezone',
    'ntp/status',
    'ntp/state',
    'ntp/stateReason',
  ],
  select: 'top',
  empty: null,
  list: (scope) => allInRegion(scope, scope.estate.protection.orchestrators),
  find: orchestratorAt,
  toWire: orchestratorWire,
})
