import type { WireServer } from '../../../src/bff/sources/greenlake/compute-ops/wire'
import { healthOf } from '../../estate/health'
import type { Machine } from '../../estate/types'
import { computeOpsDialect } from '../../odata/dialect'
import { selected } from '../../odata/select'
import { resource } from '../resource'
import { knownServer, knownServers } from './known-servers'
import { serverGenerationOf, serverWire } from './server/server-wire'

export const serverPath = '/compute-ops-mgmt/v1/servers'
/** A server's address; its id holds a `+`, which stands there as it is. */
export const serverUri = (id: string) => `${serverPath}/${id}`

/** One that nobody subscribed has none of these. */
const ofSubscribed = (keys: Record<string, (machine: Machine) => unknown>): typeof keys =>
  Object.fromEntries(
    Object.entries(keys).map(([path, of]) => [
      path,
      (machine: Machine) => (machine.subscribed ? of(machine) : undefined),
    ]),
  )

/** GET v1/servers: pages of 100 at most, and no sort (facts.md 4.2, 4.4). */
export const servers = resource<Machine>({
  service: 'compute-ops',
  path: serverPath,
  limit: { fallback: 100, min: 0, max: 100 },
  filter: {
    dialect: computeOpsDialect,
    properties: [
      'autoIloFwUpdate',
      'biosFamily',
      'createdAt',
      'deviceClaimType',
      'firmwareBundleUri',
      'hardware/**',
      'host/**',
      'id',
      'lastFirmwareUpdate/**',
      'lastFullInventoryCollectionAt',
      'lastFullInventoryCollectionPowerState',
      'lastServerLogCollectionAt',
      'managedBy',
      'name',
      'oneview/**',
      'platformFamily',
      'processorVendor',
      'resourceUri',
      'serverGeneration',
      'state/**',
    ],
  },
  sort: false,
  select: 'nested',
  empty: [],
  list: knownServers,
  find: knownServer,
  toWire: (machine) => serverWire(machine, serverUri) satisfies Partial<WireServer>,
  // A filter on the name sees the serial number (facts.md 4.3).
  toFilter: (wire) => {
    const names = Object.keys(wire).filter((name) => name !== 'firmwareInventory')
    return { ...selected(wire, names), name: (wire as WireServer).id.split('+')[1] }
  },
  keys: {
    id: ({ id }) => id,
    type: () => 'compute-ops-mgmt/server',
    name: ({ id }) => id.split('+')[1],
    'state/connected': ({ subscribed, connected }) => subscribed && connected,
    'state/subscriptionState': ({ subscribed }) => (subscribed ? 'SUBSCRIBED' : 'REQUIRED'),
    ...ofSubscribed({
      serverGeneration: serverGenerationOf,
      'host/hostname': ({ hostName }) => hostName,
      'hardware/serialNumber': ({ serial }) => serial,
      'hardware/model': ({ model }) => model,
      'hardware/powerState': ({ power }) => power,
      'hardware/health/summary': healthOf,
    }),
  },
})
