import type { WireServer } from '../../../src/bff/sources/greenlake/compute-ops/wire'
import type { Machine } from '../../estate/types'
import { computeOpsDialect } from '../../odata/dialect'
import { selected } from '../../odata/select'
import { ofRegion } from '../in-region'
import { resource } from '../resource'
import { serverWire } from './server/server-wire'

export const serverPath = '/compute-ops-mgmt/v1/servers'
/** A server's address; its id holds a `+`, which stands there as it is. */
export const serverUri = (id: string) => `${serverPath}/${id}`

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
  ...ofRegion(({ machines }) => machines),
  toWire: (machine) => serverWire(machine, serverUri) satisfies Partial<WireServer>,
  toFilter: (wire) => {
    const names = Object.keys(wire).filter((name) => name !== 'firmwareInventory')
    // A filter on the name sees the serial number (facts.md 4.3).
    return { ...selected(wire, names), name: (wire as WireServer).id.split('+')[1] }
  },
})
