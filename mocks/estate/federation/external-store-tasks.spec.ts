import { expect, test } from 'vitest'
import { createDrivenFederation } from './driven-federation'
import { registerStore, setStoreAccess, unregisterStore } from './external-store-tasks'
import type { ExternalStore } from './federation'

test('an external store is known to a cluster once, and then forgotten', () => {
  const { settle, federation } = createDrivenFederation()
  const [{ id: clusterId } = { id: '' }] = federation.clusters
  const store: ExternalStore = {
    name: 'vault',
    clusterId,
    type: 'StoreOnceOnPrem',
    address: '10.0.0.8',
    managementPort: 9_387,
    storagePort: 9_388,
  }
  const other = { ...store, name: 'cellar' }
  settle(registerStore(other))
  expect(settle(registerStore(store)).affected).toEqual([
    { type: 'omnistack_cluster', id: clusterId },
  ])
  expect(settle(registerStore(store)).error?.code).toBe(13)
  settle(setStoreAccess('vault', '10.0.0.9'))
  expect([store.address, other.address]).toEqual(['10.0.0.9', '10.0.0.8'])
  expect(settle(unregisterStore(store)).state).toBe('COMPLETED')
  expect(settle(unregisterStore(store)).error?.message).toBe('The external store does not exist.')
  expect(federation.externalStores).toEqual([other])
})
