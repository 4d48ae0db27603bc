import type {
  FederationDatastore as Datastore,
  FederationCluster as Cluster,
  FederationHost as Host,
} from '../estate/federation'
import { type Collection, usual } from './collection'
import {
  groupColumns,
  hypervisorId,
  managementColumns,
  parentColumns,
  type Scope,
  stamp,
} from './scope'

const version = 'Release 5.3.1.117'
const tebibyte = 2 ** 40
const hostCapacity = 24 * tebibyte
/** What is left of written data after de-duplication and compression. */
const reduction = 0.35

const usedOn = (scope: Scope, hostIds: readonly string[]) =>
  scope
    .vms()
    .filter(({ machineId }) => hostIds.includes(scope.host(machineId)?.id ?? ''))
    .reduce((sum, { capacityBytes }) => sum + Math.round(capacityBytes * reduction), 0)

const capacityColumns = ['allocated_capacity', 'used_capacity', 'free_space'] as const

const clusterObject = (scope: Scope, { clusterId }: Host) =>
  hypervisorId(scope, 'ClusterComputeResource', 'domain-c', clusterId)

/** GET /hosts. The host of a server that is off is not ALIVE. */
export const hosts = (scope: Scope): Collection<Host> => ({
  ...usual,
  plural: 'hosts',
  singular: 'host',
  optional: capacityColumns,
  filters: ['id', 'name', 'model', 'version', 'state', 'omnistack_cluster_id', 'policy_enabled'],
  rows: () => scope.federation.hosts,
  columns: {
    id: (host) => host.id,
    name: (host) => host.name,
    state: (host) => (scope.machine(host.machineId)?.power === 'ON' ? 'ALIVE' : 'FAULTY'),
    type: () => 'OMNICUBE',
    model: (host) => `HPE SimpliVity 380 ${scope.machine(host.machineId)?.model.split(' ').at(-1)}`,
    version: () => version,
    omnistack_cluster_id: (host) => host.clusterId,
    policy_enabled: () => true,
    can_rollback: () => false,
    upgrade_state: () => 'NOOP',
    virtual_controller_name: (host) => `OmniStackVC-${host.name}`,
    compute_cluster_name: (host) => scope.cluster(host.clusterId)?.name ?? '',
    compute_cluster_hypervisor_object_id: (host) => clusterObject(scope, host),
    hypervisor_object_id: (host) => hypervisorId(scope, 'HostSystem', 'host-', host.id),
    management_ip: (host) => host.controller,
    management_mask: () => '255.255.0.0',
    management_mtu: () => '1500',
    storage_ip: (host) => host.controller.replace('10.110.', '10.120.'),
    storage_mask: () => '255.255.0.0',
    storage_mtu: () => '9000',
    federation_ip: (host) => host.controller.replace('10.110.', '10.130.'),
    federation_mask: () => '255.255.0.0',
    federation_mtu: () => '9000',
    availability_zone_planned: () => '',
    availability_zone_effective: () => '',
    current_feature_level: () => 18,
    potential_feature_level: () => 18,
    cluster_feature_level: () => 18,
    allocated_capacity: () => hostCapacity,
    used_capacity: (host) => usedOn(scope, [host.id]),
    free_space: (host) => hostCapacity - usedOn(scope, [host.id]),
    ...managementColumns(scope),
    ...parentColumns(scope),
    ...groupColumns(scope),
  },
})

/** GET /omnistack_clusters. */
export const clusters = (scope: Scope): Collection<Cluster> => ({
  ...usual,
  plural: 'omnistack_clusters',
  singular: 'omnistack_cluster',
  optional: [...capacityColumns, 'time_zone', 'upgrade_state', 'upgrade_task_id'],
  filters: ['id', 'name', 'type', 'arbiter_connected', 'arbiter_required', 'arbiter_configured'],
  rows: () => scope.federation.clusters,
  columns: {
    id: (cluster) => cluster.id,
    name: (cluster) => cluster.name,
    type: () => 'OMNISTACK',
    version: () => version,
    members: (cluster) => cluster.hostIds,
    arbiter_address: () => '10.100.0.20',
    arbiter_configured: () => true,
    arbiter_connected: () => true,
    arbiter_required: () => true,
    cluster_feature_level: () => 18,
    hypervisor_type: () => 'VSPHERE',
    hypervisor_object_id: (cluster) =>
      hypervisorId(scope, 'ClusterComputeResource', 'domain-c', cluster.id),
    hypervisor_object_parent_id: parentColumns(scope).compute_cluster_parent_hypervisor_object_id,
    hypervisor_object_parent_name: parentColumns(scope).compute_cluster_parent_name,
    infosight_configuration: () => ({ infosight_enabled: false }),
    iwo_enabled: () => true,
    time_zone: () => 'Zulu',
    upgrade_state: () => 'SUCCESS_COMMITTED',
    upgrade_task_id: () => '',
    allocated_capacity: ({ hostIds }) => hostIds.length * hostCapacity,
    used_capacity: ({ hostIds }) => usedOn(scope, hostIds),
    free_space: ({ hostIds }) => hostIds.length * hostCapacity - usedOn(scope, hostIds),
    ...managementColumns(scope),
    ...groupColumns(scope),
  },
})

/** GET /datastores. */
export const datastores = (scope: Scope): Collection<Datastore> => ({
  ...usual,
  plural: 'datastores',
  singular: 'datastore',
  optional: ['hypervisor_free_space'],
  spans: { created: 'created_at' },
  filters: ['id', 'name', 'policy_id', 'policy_name', 'omnistack_cluster_id', 'mount_directory'],
  rows: () => scope.federation.datastores,
  columns: {
    id: (datastore) => datastore.id,
    name: (datastore) => datastore.name,
    created_at: () => stamp(Date.UTC(2024, 2, 4, 9, 30)),
    size: (datastore) => datastore.sizeBytes,
    policy_id: (datastore) => datastore.policyId,
    policy_name: (datastore) => scope.policy(datastore.policyId)?.name ?? '',
    omnistack_cluster_id: (datastore) => datastore.clusterId,
    omnistack_cluster_name: (datastore) => scope.cluster(datastore.clusterId)?.name ?? '',
    mount_directory: (datastore) => `/mnt/svtfs/0/${datastore.id}`,
    shares: () => [],
    single_replica: () => false,
    deleted: () => false,
    hypervisor_type: () => 'VSPHERE',
    hypervisor_object_id: (datastore) =>
      hypervisorId(scope, 'Datastore', 'datastore-', datastore.id),
    hypervisor_free_space: (datastore) => Math.round(datastore.sizeBytes / 2),
    ...managementColumns(scope),
    ...parentColumns(scope),
    ...groupColumns(scope),
  },
})
