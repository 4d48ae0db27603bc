import type { BackupRecord, VmRecord } from '../wire'

/** A backup as it is read; taken by policy, protected. */
export const aBackup = (record: Partial<BackupRecord> = {}): BackupRecord => ({
  id: 'f6d5980c-478c-4292-aabf-67da627dbc57',
  name: '2026-11-20T06:00:00+00:00',
  created_at: '2026-11-20T06:00:00.000Z',
  state: 'PROTECTED',
  type: 'POLICY',
  expiration_time: '2026-11-22T06:00:00.000Z',
  size: 12_574_720,
  consistency_type: 'NONE',
  omnistack_cluster_name: 'paris-cluster-01',
  external_store_name: null,
  virtual_machine_id: '729861fd-a006-4849-bf08-b232551989c0',
  virtual_machine_name: 'sql-prod-01',
  ...record,
})

/** A VM as it is read. */
export const aVm = (record: Partial<VmRecord> = {}): VmRecord => ({
  id: '729861fd-a006-4849-bf08-b232551989c0',
  name: 'sql-prod-01',
  policy_id: 'gold',
  policy_name: 'Gold 4 h',
  host_id: 'host-1',
  host_name: null,
  omnistack_cluster_name: 'paris-cluster-01',
  datastore_name: 'ds-gold',
  hypervisor_allocated_capacity: 42_949_672_960,
  hypervisor_virtual_machine_power_state: 'ON',
  ha_status: 'SAFE',
  ...record,
})
