import type { ContractCall, Subject } from '../contract-call'
import { backupOf, clusterOf, diskOf, vmOf, windowsBackupOf } from './subjects'

/** Backups, what can be done with them, and the files in them. */
export const backupCalls: ContractCall[] = [
  { operation: 'GET /backups', path: '/backups?sort=created_at&order=ascending' },
  { operation: 'GET /backups/{bkpId}', path: (on) => `/backups/${backupOf(on).id}` },
  {
    operation: 'DELETE /backups/{bkpId}',
    path: (on) => `/backups/${backupOf(on).id}`,
    status: 202,
  },
  {
    operation: 'POST /backups/delete',
    body: (on: Subject) => ({ backup_id: [backupOf(on).id] }),
    status: 202,
  },
  {
    operation: 'POST /backups/set_retention',
    body: (on: Subject) => ({ backup_id: [backupOf(on).id], retention: 1 }),
  },
  ...(['lock', 'cancel', 'calculate_unique_size'] as const).map((verb): ContractCall => ({
    operation: `POST /backups/{bkpId}/${verb}`,
    path: (on) => `/backups/${backupOf(on).id}/${verb}`,
    body: {},
    status: 202,
  })),
  {
    operation: 'POST /backups/{bkpId}/rename',
    path: (on) => `/backups/${backupOf(on).id}/rename`,
    body: { backup_name: 'kept for the audit' },
    status: 202,
  },
  {
    operation: 'POST /backups/{bkpId}/copy',
    path: (on) => `/backups/${backupOf(on).id}/copy`,
    body: (on: Subject) => ({ destination_id: clusterOf(on).id }),
    status: 202,
  },
  {
    operation: 'POST /backups/{bkpId}/restore',
    path: (on) => `/backups/${backupOf(on).id}/restore?restore_original=false`,
    body: { virtual_machine_name: 'restored' },
    status: 202,
  },
  {
    operation: 'POST /backups/{bkpId}/restore_files',
    path: (on) => `/backups/${backupOf(on).id}/restore_files`,
    body: (on: Subject) => ({
      virtual_machine_id: vmOf(on).id,
      paths: ['disk.vmdk/2/Users/notes.txt'],
    }),
    status: 202,
  },
  {
    operation: 'GET /backups/{bkpId}/virtual_disks',
    path: (on) => `/backups/${windowsBackupOf(on).id}/virtual_disks`,
  },
  {
    operation: 'GET /backups/{bkpId}/virtual_disk_partitions',
    path: (on) => {
      const backup = windowsBackupOf(on)
      return `/backups/${backup.id}/virtual_disk_partitions?virtual_disk=${diskOf(on, backup)}`
    },
  },
  {
    operation: 'GET /backups/{bkpId}/virtual_disk_partition_files',
    path: (on) => {
      const backup = windowsBackupOf(on)
      const disk = diskOf(on, backup)
      return `/backups/${backup.id}/virtual_disk_partition_files?virtual_disk=${disk}&partition_number=2&file_path=/`
    },
  },
]
