import { onDisk, isOnline, spaceIn } from '../../estate/protection/stores'
import type { Store } from '../../estate/protection/types'
import { dataServicesDialect } from '../../odata/dialect'
import { allInRegion, inRegion } from '../in-region'
import { recordWire } from '../record'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { orchestratorReferences, root, storageSystemReference } from './references'

export const storesPath = `${root}/protection-stores`

const full = 'The protection store is full.'

/** How a store is: out of reach, full, nearly so, or well. */
const conditionOf = (store: Store, online: boolean) => {
  if (!online) return { state: 'OFFLINE', status: 'ERROR', stateReason: 'Not reachable.' }
  if (spaceIn(store) === 0) return { state: 'ONLINE', status: 'ERROR', stateReason: full }
  const tight = spaceIn(store) < 0.15 * (store.capacityBytes ?? 0)
  return {
    state: 'ONLINE',
    status: tight ? 'WARNING' : 'OK',
    stateReason: tight ? 'The protection store is nearly full.' : '',
  }
}

/** A store of the region; undefined where it is not there. */
export const storeAt = (scope: Scope, id: string): Store | undefined =>
  inRegion(scope, scope.estate.protection.stores, id)

const locationWire = ({ locationId }: Store) =>
  locationId === null
    ? {}
    : {
        storageLocationInfo: {
          id: locationId,
          resourceUri: `/data-services/v1beta1/storage-locations/${locationId}`,
          type: 'data-services/storage-location',
        },
      }

/** A store as lists, items and its writes answer it. */
export const storeWire = (store: Store, scope: Scope) => {
  const online = isOnline(scope.estate, store)
  const { displayName, resourceUri } = storageSystemReference(scope, store)
  return {
    ...recordWire(scope, 'backup-recovery/protection-store', `${storesPath}/${store.id}`, store),
    displayName: store.name,
    consoleUri: `/backup-and-recovery/protection-stores/${store.id}`,
    protectionStoreType: store.type,
    connectedState: online ? 'CONNECTED' : 'DISCONNECTED',
    ...conditionOf(store, online),
    ...(store.capacityBytes === null ? {} : { maxCapacityInBytes: store.capacityBytes }),
    sizeOnDiskInBytes: onDisk(store),
    userDataStoredInBytes: store.copiesBytes,
    dataOrchestratorInfo: orchestratorReferences(scope).map(({ id, resourceUri: uri }) => ({
      id,
      resourceUri: uri,
    })),
    storageSystemInfo: { id: store.system.id, displayName, resourceUri, type: store.system.type },
    ...locationWire(store),
  }
}

/** GET v1beta1/protection-stores (facts.md 11). */
export const protectionStores = resource<Store>({
  service: 'backup-recovery',
  path: storesPath,
  limit: { fallback: 10, min: 0, max: 2000 },
  filter: {
    dialect: dataServicesDialect,
    properties: ['protectionStoreType', 'storageSystemInfo/id', 'storageSystemInfo/displayName'],
  },
  sort: true,
  select: 'nested',
  empty: null,
  list: (scope) => allInRegion(scope, scope.estate.protection.stores),
  find: storeAt,
  toWire: storeWire,
})
