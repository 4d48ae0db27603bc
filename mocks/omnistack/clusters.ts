import type { FederationCluster } from '../estate/federation/federation'
import { capacityColumns, capacityNames, createCapacity } from './capacity'
import type { Collection } from './collection'
import { filtersOf, usual } from './collection'
import { computeClusterId, release } from './hosts'
import type { Scope } from './scope'
import { groupColumns, managementColumns, parentColumns } from './scope'

/** GET /omnistack_clusters. */
export const clusters = (scope: Scope): Collection<FederationCluster> => {
  const capacity = createCapacity(scope)
  const parent = parentColumns(scope)
  return {
    ...usual,
    plural: 'omnistack_clusters',
    singular: 'omnistack_cluster',
    optional: [...capacityNames, 'time_zone', 'upgrade_state', 'upgrade_task_id'],
    filters: {
      ...filtersOf('pattern', 'name', 'hypervisor_object_parent_name'),
      ...filtersOf('pattern', 'hypervisor_management_system_name'),
      ...filtersOf('list', 'id', 'hypervisor_object_id', 'hypervisor_object_parent_id'),
      ...filtersOf('list', 'arbiter_address'),
      ...filtersOf('word', 'type'),
      ...filtersOf('flag', 'arbiter_connected', 'arbiter_required', 'arbiter_configured'),
      cluster_group_id: { kind: 'list', column: 'cluster_group_ids' },
    },
    rows: () => {
      capacity.renew()
      return scope.federation.clusters
    },
    find: (id) => {
      capacity.renew()
      return scope.cluster(id)
    },
    columns: {
      id: ({ id }) => id,
      name: ({ name }) => name,
      type: () => 'OMNISTACK',
      version: () => release,
      members: ({ hostIds }) => hostIds,
      arbiter_address: () => '10.100.0.20',
      arbiter_configured: () => true,
      arbiter_connected: ({ arbiterConnected }) => arbiterConnected,
      arbiter_required: () => true,
      cluster_feature_level: () => 18,
      hypervisor_type: () => 'VSPHERE',
      hypervisor_object_id: ({ id }) => computeClusterId(scope, id),
      hypervisor_object_parent_id: parent.compute_cluster_parent_hypervisor_object_id,
      hypervisor_object_parent_name: parent.compute_cluster_parent_name,
      infosight_configuration: () => ({ infosight_enabled: false }),
      iwo_enabled: ({ optimizer }) => optimizer,
      iwo_active: ({ optimizer }) => optimizer,
      time_zone: ({ timeZone }) => timeZone,
      upgrade_state: () => 'SUCCESS_COMMITTED',
      upgrade_task_id: () => '',
      ...capacityColumns(({ hostIds }: FederationCluster) => capacity.of(hostIds)),
      ...managementColumns(scope),
      ...groupColumns(scope),
    },
  }
}
