import type { ExternalStore } from '../estate/federation/federation'
import type { Collection } from './collection'
import { filtersOf, usual } from './collection'
import type { Scope } from './scope'
import { groupColumns } from './scope'

/** GET /external_stores: one record per cluster that knows a store, without an id. */
export const externalStores = (scope: Scope): Collection<ExternalStore> => ({
  ...usual,
  plural: 'external_stores',
  singular: 'external_store',
  filters: {
    ...filtersOf('pattern', 'name', 'management_ip'),
    ...filtersOf('one', 'omnistack_cluster_id'),
    cluster_group_id: { kind: 'list', column: 'cluster_group_ids' },
  },
  rows: () => scope.federation.externalStores,
  find: (name) => scope.federation.externalStores.find((store) => store.name === name),
  columns: {
    name: ({ name }) => name,
    omnistack_cluster_id: ({ clusterId }) => clusterId,
    type: ({ type }) => type,
    management_ip: ({ address }) => address,
    management_port: ({ managementPort }) => managementPort,
    storage_port: ({ storagePort }) => storagePort,
    ...groupColumns(scope),
  },
})
