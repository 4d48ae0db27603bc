import type { FederationDatastore } from '../estate/federation/federation'
import type { Collection } from './collection'
import { filtersOf, timesOf, usual } from './collection'
import type { Scope } from './scope'
import { groupColumns, hypervisorId, managementColumns, parentColumns, stamp } from './scope'
import { standardHosts } from './standard-hosts'

/** GET /datastores. */
export const datastores = (scope: Scope): Collection<FederationDatastore> => ({
  ...usual,
  plural: 'datastores',
  singular: 'datastore',
  optional: ['hypervisor_free_space'],
  keys: { created_at: ({ createdAt }) => createdAt },
  filters: {
    ...filtersOf('pattern', 'name', 'hypervisor_management_system_name'),
    ...filtersOf('list', 'id', 'omnistack_cluster_id', 'omnistack_cluster_name'),
    ...filtersOf('list', 'compute_cluster_parent_hypervisor_object_id'),
    ...filtersOf('list', 'compute_cluster_parent_name', 'policy_id', 'policy_name'),
    ...filtersOf('list', 'hypervisor_object_id', 'mount_directory'),
    ...filtersOf('flag', 'single_replica'),
    ...timesOf('created', 'created_at'),
    min_size: { kind: 'min', column: 'size' },
    max_size: { kind: 'max', column: 'size' },
    cluster_group_id: { kind: 'list', column: 'cluster_group_ids' },
  },
  rows: () => scope.federation.datastores,
  find: scope.datastore,
  columns: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    created_at: ({ createdAt }) => stamp(createdAt),
    size: ({ sizeBytes }) => sizeBytes,
    policy_id: ({ policyId }) => policyId,
    policy_name: ({ policyId }) => scope.policy(policyId)?.name ?? '',
    omnistack_cluster_id: ({ clusterId }) => clusterId,
    omnistack_cluster_name: ({ clusterId }) => scope.cluster(clusterId)?.name ?? '',
    mount_directory: ({ id }) => `/mnt/svtfs/0/${id}`,
    shares: ({ sharedWith }) =>
      standardHosts(scope)
        .filter(({ hostName }) => sharedWith.includes(hostName))
        .map(({ hostName, ilo }) => ({ address: ilo.address, host: hostName, rw: 'true' })),
    single_replica: ({ singleReplica }) => singleReplica,
    deleted: () => false,
    hypervisor_type: () => 'VSPHERE',
    hypervisor_object_id: ({ id }) => hypervisorId(scope, 'Datastore', 'datastore-', id),
    hypervisor_free_space: ({ sizeBytes }) => Math.round(sizeBytes / 2),
    ...managementColumns(scope),
    ...parentColumns(scope),
    ...groupColumns(scope),
  },
})
