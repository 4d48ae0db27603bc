import { hostStateOf } from '../estate/federation/availability'
import type { FederationHost } from '../estate/federation/federation'
import { capacityColumns, capacityNames, createCapacity } from './capacity'
import type { Collection } from './collection'
import { boundsOf, filtersOf, usual } from './collection'
import type { Scope } from './scope'
import { groupColumns, hypervisorId, managementColumns, parentColumns, stamp } from './scope'

/** The release that all hosts run. */
export const release = 'Release 5.3.1.117'
const featureLevel = () => 18

/** The vCenter's object of a cluster. */
export const computeClusterId = (scope: Scope, clusterId: string): string =>
  hypervisorId(scope, 'ClusterComputeResource', 'domain-c', clusterId)

/** GET /hosts. */
export const hosts = (scope: Scope): Collection<FederationHost> => {
  const capacity = createCapacity(scope)
  return {
    ...usual,
    plural: 'hosts',
    singular: 'host',
    optional: [...capacityNames, 'date'],
    filters: {
      ...filtersOf('list', 'id'),
      ...filtersOf('pattern', 'name', 'type', 'model', 'version', 'hypervisor_object_id'),
      ...filtersOf('pattern', 'hypervisor_management_system', 'hypervisor_management_system_name'),
      ...filtersOf('pattern', 'compute_cluster_name', 'compute_cluster_hypervisor_object_id'),
      ...filtersOf('pattern', 'management_ip', 'storage_ip', 'federation_ip'),
      ...filtersOf('pattern', 'virtual_controller_name', 'compute_cluster_parent_name'),
      ...filtersOf('pattern', 'compute_cluster_parent_hypervisor_object_id'),
      ...filtersOf('one', 'availability_zone_planned', 'availability_zone_effective'),
      ...filtersOf('one', 'omnistack_cluster_id'),
      ...filtersOf('word', 'state', 'upgrade_state'),
      ...filtersOf('flag', 'policy_enabled', 'can_rollback'),
      ...boundsOf('current_feature_level', 'potential_feature_level', 'cluster_feature_level'),
      cluster_group_id: { kind: 'list', column: 'cluster_group_ids' },
    },
    rows: () => {
      capacity.renew()
      return scope.federation.hosts
    },
    find: (id) => {
      capacity.renew()
      return scope.host(id)
    },
    columns: {
      id: ({ id }) => id,
      name: ({ name }) => name,
      state: (host) => hostStateOf(scope.moment(), host),
      type: () => 'OMNICUBE',
      model: ({ machineId }) =>
        `HPE SimpliVity 380 ${scope.machine(machineId)?.model.split(' ').at(-1)}`,
      version: () => release,
      omnistack_cluster_id: ({ clusterId }) => clusterId,
      policy_enabled: ({ suspended }) => !suspended,
      can_rollback: () => false,
      upgrade_state: () => 'NOOP',
      virtual_controller_name: ({ name }) => `OmniStackVC-${name}`,
      compute_cluster_name: ({ clusterId }) => scope.cluster(clusterId)?.name ?? '',
      compute_cluster_hypervisor_object_id: ({ clusterId }) => computeClusterId(scope, clusterId),
      hypervisor_object_id: ({ id }) => hypervisorId(scope, 'HostSystem', 'host-', id),
      management_ip: ({ controller }) => controller,
      management_mask: () => '255.255.0.0',
      management_mtu: () => '1500',
      storage_ip: ({ controller }) => controller.replace('10.110.', '10.120.'),
      storage_mask: () => '255.255.0.0',
      storage_mtu: () => '9000',
      federation_ip: ({ controller }) => controller.replace('10.110.', '10.130.'),
      federation_mask: () => '255.255.0.0',
      federation_mtu: () => '9000',
      availability_zone_planned: () => '',
      availability_zone_effective: () => '',
      current_feature_level: featureLevel,
      potential_feature_level: featureLevel,
      cluster_feature_level: featureLevel,
      date: () => stamp(scope.estate.now()),
      ...capacityColumns(({ id }: FederationHost) => capacity.of([id])),
      ...managementColumns(scope),
      ...parentColumns(scope),
      ...groupColumns(scope),
    },
  }
}
