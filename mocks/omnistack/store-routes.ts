import * as v from 'valibot'
import {
  registerStore,
  setStoreAccess,
  unregisterStore,
} from '../estate/federation/external-store-tasks'
import { externalStores } from './external-stores'
import { listRoute } from './read-routes'
import type { Call, Route } from './route'
import { bodyOf, existing, filled, post, whole } from './route'

const registration = v.object({
  name: filled,
  omnistack_cluster_id: filled,
  management_ip: filled,
  username: filled,
  password: filled,
  management_port: v.optional(whole, 9_387),
  storage_port: v.optional(whole, 9_388),
  type: v.optional(v.picklist(['StoreOnceOnPrem', 'StoreOnceCloud']), 'StoreOnceOnPrem'),
})
const key = v.object({ name: filled, omnistack_cluster_id: filled })
const access = v.object({
  name: filled,
  username: filled,
  password: filled,
  management_ip: v.optional(filled),
})

const clusterIn = ({ scope }: Call, id: string) =>
  existing(scope.cluster(id), 'omnistack_cluster', id).id

/** StoreOnce systems to which clusters may back up. */
export const storeRoutes: Route[] = [
  listRoute('/external_stores', externalStores),
  post('/external_stores', 11, (call) => {
    const store = bodyOf(call, registration)
    return registerStore({
      name: store.name,
      clusterId: clusterIn(call, store.omnistack_cluster_id),
      type: store.type,
      address: store.management_ip,
      managementPort: store.management_port,
      storagePort: store.storage_port,
    })
  }),
  post('/external_stores/unregister', 15, (call) => {
    const { name, omnistack_cluster_id: id } = bodyOf(call, key)
    return unregisterStore({ name, clusterId: clusterIn(call, id) })
  }),
  post('/external_stores/update_credentials', 15, (call) => {
    const { name, management_ip: address } = bodyOf(call, access)
    return setStoreAccess(name, address)
  }),
]
