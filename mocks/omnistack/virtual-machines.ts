import type { WireVm } from '../../src/bff/sources/omnistack/wire'
import { protectionOf, replicaHostsOf } from '../estate/federation/availability'
import type { FederationHost } from '../estate/federation/federation'
import type { Vm } from '../estate/virtual/types'
import type { Collection, Columns } from './collection'
import { filtersOf, timesOf, usual } from './collection'
import type { Scope } from './scope'
import { groupColumns, hypervisorId, managementColumns, parentColumns, stamp } from './scope'
import { createWhereabouts } from './whereabouts'

const gibibyte = 2 ** 30
const clockMhz = 2_400

/** Where it runs keeps the primary copy, the other host the second one, which there may not be. */
const replicasOf = (scope: Scope, vm: Vm, host: FederationHost | undefined) =>
  replicaHostsOf(scope.federation, vm).map(({ id }) => ({
    id,
    role: id === host?.id ? 'PRIMARY' : 'SECONDARY',
  }))

/** Nobody needs to ask where a VM runs whose own host is on. */
const onItsOwn = { host: undefined, stands: false }

/** GET /virtual_machines: those that are alive, and, if asked for, those of which only backups remain. */
export const virtualMachines = (scope: Scope): Collection<Vm> => {
  const { departed } = scope.federation
  const whereabouts = createWhereabouts(scope)
  const hostOf = (vm: Vm) => whereabouts.of(vm).host
  const powerOf = (vm: Vm) => (whereabouts.of(vm).stands ? 'UNKNOWN' : vm.power)
  const goneAt = ({ id }: Vm) => departed.get(id)?.at ?? null
  /** Besides what is in the VM itself: its policy's name, where it runs, and where its copies are. */
  const version = (vm: Vm) => {
    const isOn = scope.machine(vm.machineId)?.power === 'ON'
    const { host, stands } = isOn ? onItsOwn : whereabouts.of(vm)
    const [own, other] = replicaHostsOf(scope.federation, vm)
    const policy = scope.policy(vm.policyId)?.name
    return [vm.revision, goneAt(vm), policy, host?.id, stands, own?.id, other?.id].join(' ')
  }
  const columns = {
    id: ({ id }) => id,
    name: ({ name }) => name,
    state: (vm) => (goneAt(vm) === null ? 'ALIVE' : 'DELETED'),
    created_at: ({ createdAt }) => stamp(createdAt),
    deleted_at: (vm) => stamp(goneAt(vm)),
    policy_id: ({ policyId }) => policyId ?? '',
    policy_name: ({ policyId }) => scope.policy(policyId)?.name ?? '',
    omnistack_cluster_id: ({ clusterId }) => clusterId,
    omnistack_cluster_name: ({ clusterName }) => clusterName,
    datastore_id: ({ datastoreId }) => datastoreId,
    datastore_name: ({ datastoreName }) => datastoreName,
    host_id: (vm) => hostOf(vm)?.id ?? '',
    host_name: (vm) => hostOf(vm)?.name ?? '',
    replica_set: (vm) => replicasOf(scope, vm, hostOf(vm)),
    app_aware_vm_status: ({ guest }) => (guest.includes('Windows') ? 'CAPABLE' : 'INVALID_OS'),
    ha_status: (vm) => protectionOf(scope.moment(), scope.federation, vm).status,
    ha_resynchronization_progress: (vm) =>
      protectionOf(scope.moment(), scope.federation, vm).percent,
    hypervisor_type: () => 'VSPHERE',
    hypervisor_object_id: ({ id }) => hypervisorId(scope, 'VirtualMachine', 'vm-', id),
    hypervisor_instance_id: ({ id }) => id,
    hypervisor_uuid: ({ id }) => id,
    hypervisor_folder_name: () => 'vm',
    hypervisor_managed_by: () => '',
    hypervisor_allocated_capacity: ({ capacityBytes }) => capacityBytes,
    hypervisor_free_space: ({ capacityBytes }) => Math.round(capacityBytes * 0.4),
    hypervisor_allocated_cpu: ({ cpus }) => cpus * clockMhz,
    hypervisor_consumed_cpu: (vm) =>
      powerOf(vm) === 'ON' ? Math.round(vm.cpus * clockMhz * 0.2) : 0,
    hypervisor_consumed_memory: (vm) => (powerOf(vm) === 'ON' ? Math.round(vm.memoryMb / 4) : 0),
    hypervisor_cpu_count: ({ cpus }) => cpus,
    hypervisor_total_memory: ({ memoryMb }) => memoryMb,
    hypervisor_virtual_disk_count: ({ capacityBytes }) => (capacityBytes > 400 * gibibyte ? 2 : 1),
    hypervisor_virtual_machine_power_state: powerOf,
    hypervisor_is_template: () => false,
    ...managementColumns(scope),
    ...parentColumns(scope),
    ...groupColumns(scope),
  } satisfies Columns<Vm> & Record<keyof WireVm, unknown>
  return {
    ...usual,
    plural: 'virtual_machines',
    singular: 'virtual_machine',
    optional: [
      'ha_status',
      'ha_resynchronization_progress',
      'hypervisor_virtual_machine_power_state',
      'hypervisor_is_template',
      'hypervisor_instance_id',
    ],
    keys: { created_at: ({ createdAt }) => createdAt },
    presets: { state: 'ALIVE' },
    filters: {
      ...filtersOf('pattern', 'name', 'hypervisor_management_system'),
      ...filtersOf('pattern', 'hypervisor_management_system_name'),
      ...filtersOf('list', 'id', 'omnistack_cluster_id', 'omnistack_cluster_name'),
      ...filtersOf('list', 'compute_cluster_parent_hypervisor_object_id'),
      ...filtersOf('list', 'compute_cluster_parent_name', 'datastore_id', 'datastore_name'),
      ...filtersOf('list', 'policy_id', 'policy_name', 'hypervisor_object_id'),
      ...filtersOf('word', 'state', 'app_aware_vm_status'),
      ...filtersOf('flag', 'hypervisor_is_template'),
      ...filtersOf('one', 'host_id'),
      ...timesOf('created', 'created_at'),
      cluster_group_id: { kind: 'list', column: 'cluster_group_ids' },
    },
    rows: () => {
      whereabouts.renew()
      return [...scope.vms(), ...[...departed.values()].map(({ vm }) => vm)]
    },
    find: (id) => {
      whereabouts.renew()
      return scope.vm(id) ?? departed.get(id)?.vm
    },
    kept: { subject: (vm) => vm, version, columns: new Set(Object.keys(columns)) },
    columns,
  }
}
