import type { Vm } from '../estate/types'
import { type Collection, usual } from './collection'
import {
  groupColumns,
  hypervisorId,
  managementColumns,
  parentColumns,
  type Scope,
  stamp,
} from './scope'

/** The VM's own host, and the other one of its cluster where there is one. */
const replicasOf = (scope: Scope, vm: Vm) => {
  const host = scope.host(vm.machineId)
  const second = scope.cluster(vm.clusterId)?.hostIds.find((id) => id !== host?.id)
  return [
    { id: host?.id ?? '', role: 'PRIMARY' },
    ...(second === undefined ? [] : [{ id: second, role: 'SECONDARY' }]),
  ]
}

/** GET /virtual_machines: those that are alive. */
export const virtualMachines = (scope: Scope): Collection<Vm> => ({
  ...usual,
  plural: 'virtual_machines',
  singular: 'virtual_machine',
  optional: [
    'ha_status',
    'ha_resynchronization_progress',
    'hypervisor_virtual_machine_power_state',
    'hypervisor_is_template',
  ],
  spans: { created: 'created_at' },
  filters: [
    'id',
    'name',
    'state',
    'host_id',
    'policy_id',
    'policy_name',
    'omnistack_cluster_id',
    'omnistack_cluster_name',
    'datastore_id',
    'datastore_name',
    'hypervisor_object_id',
  ],
  rows: scope.vms,
  columns: {
    id: (vm) => vm.id,
    name: (vm) => vm.name,
    state: () => 'ALIVE',
    created_at: (vm) => stamp(vm.createdAt),
    deleted_at: () => 'NA',
    policy_id: (vm) => vm.policyId ?? '',
    policy_name: (vm) => scope.policy(vm.policyId)?.name ?? '',
    omnistack_cluster_id: (vm) => vm.clusterId,
    omnistack_cluster_name: (vm) => vm.clusterName,
    datastore_id: (vm) => vm.datastoreId,
    datastore_name: (vm) => vm.datastoreName,
    host_id: (vm) => scope.host(vm.machineId)?.id ?? '',
    replica_set: (vm) => replicasOf(scope, vm),
    app_aware_vm_status: () => 'CAPABLE',
    ha_status: () => 'SAFE',
    ha_resynchronization_progress: () => 100,
    hypervisor_type: () => 'VSPHERE',
    hypervisor_object_id: (vm) => hypervisorId(scope, 'VirtualMachine', 'vm-', vm.id),
    hypervisor_allocated_capacity: (vm) => vm.capacityBytes,
    hypervisor_cpu_count: (vm) => vm.cpus,
    hypervisor_total_memory: (vm) => vm.memoryMb,
    hypervisor_virtual_machine_power_state: (vm) => vm.power,
    hypervisor_is_template: () => false,
    ...managementColumns(scope),
    ...parentColumns(scope),
    ...groupColumns(scope),
  },
})
