import type { Backup } from '../../estate/backup-types'
import { membersOf } from '../../estate/protection/assets'
import type { Scope } from '../resource'
import { copyRoutes } from './copies'
import { storeWire, verificationWire } from './copy-wire'
import { groupIn } from './protectable'
import { namedSchedule, volumeSnapshots, wholeWire } from './whole-copies'

const parents = 'virtual-machine-protection-groups'
const hasParent = (scope: Scope, id: string) => groupIn(scope, id) !== undefined
const backups = { parents, type: 'virtual-machine-protection-group-backup' }
const snapshots = { parents, type: 'virtual-machine-protection-group-snapshot' }

/** The copies of a group's VMs that make up one of the whole. */
const partsOf = ({ estate }: Scope, copy: Backup): Backup[] => {
  const group = estate.protection.groups.get(copy.vmId)
  const vms = group ? membersOf(estate, group) : []
  return vms.flatMap(({ id }) => {
    const copies = copy.tier === 'SNAPSHOT' ? estate.snapshotsOf(id) : estate.backupsOf(id)
    return copies.filter(
      ({ at, tier, operationId }) =>
        at === copy.at && tier === copy.tier && operationId === copy.operationId,
    )
  })
}

/** Copies of a group as a whole; each goes with its parts. */
export const groupCopyRoutes = [
  ...copyRoutes({
    ...backups,
    kind: 'backups',
    hasParent,
    partsOf,
    toWire: (copy: Backup, scope: Scope) => ({
      ...wholeWire(backups, copy, scope),
      appType: 'VMWARE',
      backupType: copy.tier,
      ...verificationWire(copy),
      ...storeWire(copy, scope),
      ...namedSchedule(copy, scope),
      // Bytes here, mebibytes with VMs: each as its document has it.
      backupSetsInfo: [
        {
          backups: partsOf(scope, copy).map(({ id, sizeBytes }) => ({
            id,
            objectCount: 1,
            sizeInBytes: sizeBytes,
          })),
        },
      ],
    }),
  }),
  ...copyRoutes({
    ...snapshots,
    kind: 'snapshots',
    hasParent,
    partsOf,
    toWire: (copy: Backup, scope: Scope) => ({
      ...wholeWire(snapshots, copy, scope),
      snapshotType: 'SNAPSHOT',
      ...namedSchedule(copy, scope),
      volumesSnapshotInfo: volumeSnapshots(partsOf(scope, copy)),
    }),
  }),
]
