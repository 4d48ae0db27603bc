import type { Backup } from '../../estate/backup-types'
import type { Scope } from '../resource'
import { datastoreAt } from '../virtualization/datastores'
import { copyRoutes } from './copies'
import { mebibytes, storeWire, verificationWire } from './copy-wire'
import { numberedSchedule, volumeSnapshots, wholeWire } from './whole-copies'

const parents = 'datastores'
const hasParent = (scope: Scope, id: string) => datastoreAt(scope, id) !== undefined
const backups = { parents, type: 'datastore-backup' }
const snapshots = { parents, type: 'datastore-snapshot' }

/** Copies of a datastore as a whole. */
export const datastoreCopyRoutes = [
  ...copyRoutes({
    ...backups,
    kind: 'backups',
    hasParent,
    toWire: (copy: Backup, scope: Scope) => ({
      ...wholeWire(backups, copy, scope),
      appType: 'VMWARE',
      backupType: copy.tier,
      fullBackup: copy.full,
      ...verificationWire(copy),
      ...storeWire(copy, scope),
      ...numberedSchedule(copy, scope),
      backupSetsInfo: [
        { backups: [{ id: copy.id, objectCount: 1, sizeInMib: mebibytes(copy.sizeBytes) }] },
      ],
    }),
  }),
  ...copyRoutes({
    ...snapshots,
    kind: 'snapshots',
    hasParent,
    toWire: (copy: Backup, scope: Scope) => ({
      ...wholeWire(snapshots, copy, scope),
      snapshotType: 'SNAPSHOT',
      ...numberedSchedule(copy, scope),
      volumesSnapshotInfo: volumeSnapshots([copy]),
    }),
  }),
]
