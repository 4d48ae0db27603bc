import type {
  WireBackup,
  WireBackupState,
} from '../../../src/bff/sources/greenlake/backup-recovery/wire'
import type { Backup } from '../../estate/types'
import { dataServicesDialect } from '../../odata/dialect'
import type { Scope } from '../resource'
import { resource } from '../resource'
import { plainTime } from '../times'
import { scheduleWire, storeWire } from './schedule'

const path = '/backup-recovery/v1beta1/virtual-machines'

const states: Record<Backup['state'], { state: WireBackupState; status: string }> = {
  RUNNING: { state: 'CREATING', status: 'OK' },
  QUEUED: { state: 'CREATING', status: 'OK' },
  GOOD: { state: 'OK', status: 'OK' },
  DEGRADED: { state: 'OK', status: 'WARNING' },
  FAILED: { state: 'ERROR', status: 'ERROR' },
}

const toWire = (backup: Backup, { estate, workspaceId }: Scope) => {
  const policyId = estate.vms.get(backup.vmId)?.policyId
  const policy = policyId ? estate.policies.get(policyId) : undefined
  const schedule = policy && backup.origin === 'POLICY' ? scheduleWire(policy) : null
  return {
    id: backup.id,
    type: 'backup-recovery/virtual-machine-backup',
    resourceUri: `${path}/${backup.vmId}/backups/${backup.id}`,
    customerId: workspaceId,
    generation: 1,
    name: backup.name,
    appType: 'VMWARE',
    backupType: 'BACKUP',
    backupGranularity: 'VMWARE_CBT',
    consistency: backup.applicationConsistent ? 'APPLICATION' : 'CRASH',
    pointInTime: plainTime(backup.at),
    createdAt: plainTime(backup.at),
    updatedAt: plainTime(backup.at),
    ...(backup.expiresAt === null ? {} : { expiresAt: plainTime(backup.expiresAt) }),
    ...states[backup.state],
    stateReason: backup.reason ?? '',
    verified: false,
    indexed: 'NOT_INDEXED',
    ...(policy ? { protectionStoreInfo: storeWire(policy) } : {}),
    ...(schedule
      ? {
          scheduleInfo: {
            scheduleId: schedule.scheduleId,
            name: schedule.name,
            recurrence: schedule.schedule.recurrence,
          },
        }
      : {}),
    backupSetsInfo: [
      { backups: [{ id: backup.id, sizeInMib: Math.round(backup.sizeBytes / 2 ** 20) }] },
    ],
  } satisfies WireBackup
}

/** The copies of one VM; no list across VMs exists (facts.md 9). */
export const vmBackups = resource<Backup>({
  service: 'backup-recovery',
  path: `${path}/:parentId/backups`,
  limit: { fallback: 20, min: 1, max: 1000 },
  filter: {
    dialect: dataServicesDialect,
    properties: [
      'backupType',
      'state',
      'status',
      'createdByInfo/**',
      'storageSystemInfo/**',
      'sourceCopyInfo/id',
      'pointInTime',
      'verified',
      'protectionStoreInfo/**',
      'expiresAt',
      'name',
    ],
  },
  sort: true,
  select: 'top',
  empty: null,
  list: ({ estate, region }, vmId) => {
    const vm = estate.vms.get(vmId)
    const here = vm && 'greenlake' in vm.home && vm.home.greenlake === region
    return here ? estate.backupsOf(vmId) : null
  },
  find: null,
  toWire,
})
