import type { Backup } from '../../estate/backup-types'
import type { Scope } from '../resource'
import { applicationPaging } from './application-paging'
import { copyRoutes } from './copies'
import { databaseIn, databaseReference } from './mssql-databases'
import { storageSystemReference, storeReference } from './references'
import { leanWire, namedSchedule, volumeSnapshots } from './whole-copies'

const parents = 'mssql-databases'
const hasParent = (scope: Scope, id: string) => databaseIn(scope, id) !== undefined
const backups = { parents, type: 'mssql-database-backup' }
const snapshots = { parents, type: 'mssql-database-snapshot' }

/** The store of a copy; its appliance is called by its kind alone. */
const storeWire = (copy: Backup, scope: Scope) => {
  const store = scope.estate.protection.stores.get(copy.storeId ?? '')
  if (!store) return {}
  const { name: _, ...system } = storageSystemReference(scope, store)
  return {
    protectionStoreInfo: storeReference(scope, store.id),
    storageSystemInfo: { ...system, type: store.system.type },
  }
}

const commonWire = (place: typeof backups, copy: Backup, scope: Scope) => {
  const { createdAt: _, ...lean } = leanWire(place, copy, scope)
  const database = databaseIn(scope, copy.vmId)
  return {
    ...lean,
    associatedDatabases: database ? [databaseReference(database)] : [],
    ...namedSchedule(copy, scope),
  }
}

/** Copies of databases. */
export const mssqlCopyRoutes = [
  ...copyRoutes({
    ...backups,
    kind: 'backups',
    hasParent,
    paging: applicationPaging,
    toWire: (copy: Backup, scope: Scope) => ({
      ...commonWire(backups, copy, scope),
      backupType: copy.tier,
      backupGranularity: 'VOLUME',
      ...storeWire(copy, scope),
      backupSetsInfo: [{ backups: [{ id: copy.id, objectCount: 1, sizeInBytes: copy.sizeBytes }] }],
    }),
  }),
  ...copyRoutes({
    ...snapshots,
    kind: 'snapshots',
    hasParent,
    paging: applicationPaging,
    toWire: (copy: Backup, scope: Scope) => ({
      ...commonWire(snapshots, copy, scope),
      snapshotType: 'SNAPSHOT',
      volumesSnapshotInfo: volumeSnapshots([copy]),
    }),
  }),
]
