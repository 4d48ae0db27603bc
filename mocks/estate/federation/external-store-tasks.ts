import type { ExternalStore } from './federation'
import type { TaskOrder } from './tasks'
import { needed, TaskFailure } from './tasks'

type Key = Pick<ExternalStore, 'name' | 'clusterId'>

const isSame = (a: Key, b: Key) => a.name === b.name && a.clusterId === b.clusterId

const changed = ({ clusterId }: Key) => [{ type: 'omnistack_cluster' as const, id: clusterId }]

/** Makes an external store known to a cluster. */
export const registerStore = (store: ExternalStore): TaskOrder => ({
  durationMs: 5_000,
  begin: ({ federation }) => {
    needed(
      federation.clusters.find(({ id }) => id === store.clusterId),
      'omnistack cluster',
    )
    if (federation.externalStores.some((one) => isSame(one, store)))
      throw new TaskFailure(13, 'Duplicate name exists.')
  },
  finish: ({ federation }) => {
    federation.externalStores.push(store)
    return changed(store)
  },
})

/** Lets a cluster forget a store; what it has put there stays, but is not managed any more. */
export const unregisterStore = (key: Key): TaskOrder => ({
  durationMs: 5_000,
  finish: ({ federation }) => {
    needed(
      federation.externalStores.find((one) => isSame(one, key)),
      'external store',
    )
    federation.externalStores = federation.externalStores.filter((one) => !isSame(one, key))
    return changed(key)
  },
})

/** Changes how a store is reached by all clusters that know it. */
export const setStoreAccess = (name: string, address: string | undefined): TaskOrder => ({
  durationMs: 5_000,
  finish: ({ federation }) => {
    const stores = federation.externalStores.filter((one) => one.name === name)
    needed(stores[0], 'external store')
    if (address !== undefined) for (const store of stores) store.address = address
    return stores.flatMap(changed)
  },
})
