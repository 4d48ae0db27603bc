import { membersOf } from '../../estate/protection/assets'
import type { Backup } from '../../estate/types'
import type { Scope } from '../resource'
import type { CopyFamily } from './copies'
import { copyRoutes } from './copies'
import { copyWire, mebibytes, scheduleWire, storeWire, verificationWire } from './copy-wire'
import { groupIn } from './in-region'
import { root } from './references'

const parents = 'virtual-machine-protection-groups'

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

/** Groups name the schedule by a text (openapi, in contrast to VMs). */
const groupScheduleWire = (copy: Backup, scope: Scope) => {
  const group = scope.estate.protection.groups.get(copy.vmId)
  const job = scope.estate.protection.jobs.get(group?.jobId ?? '')
  const schedule = scheduleWire(copy, scope, job?.policyId ?? null)
  if (!schedule) return {}
  const { scheduleId, ...rest } = schedule
  return { scheduleInfo: { id: String(scheduleId), ...rest } }
}

const pathOf = (copy: Backup, kind: CopyFamily['kind']) => `${root}/${parents}/${copy.vmId}/${kind}`

const backupWire = (copy: Backup, scope: Scope) => ({
  ...copyWire(copy, scope, pathOf(copy, 'backups'), 'virtual-machine-protection-group-backup'),
  appType: 'VMWARE',
  backupType: copy.tier,
  ...verificationWire(copy),
  ...storeWire(copy, scope),
  ...groupScheduleWire(copy, scope),
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
})

const snapshotWire = (copy: Backup, scope: Scope) => {
  const wire = copyWire(
    copy,
    scope,
    pathOf(copy, 'snapshots'),
    'virtual-machine-protection-group-snapshot',
  )
  return {
    ...wire,
    state: wire.state === 'IN_USE_FOR_RESTORE' ? 'RESTORING' : wire.state,
    snapshotType: 'SNAPSHOT',
    ...groupScheduleWire(copy, scope),
    volumesSnapshotInfo: partsOf(scope, copy).map(({ id, name, sizeBytes }) => ({
      id,
      name,
      sizeInMib: mebibytes(sizeBytes),
    })),
  }
}

const hasParent = (scope: Scope, id: string) => groupIn(scope, id) !== undefined

/** Copies of a group as a whole; each goes with its parts. */
export const groupCopyRoutes = [
  ...copyRoutes({
    parents,
    kind: 'backups',
    type: 'virtual-machine-protection-group-backup',
    hasParent,
    toWire: backupWire,
    partsOf,
  }),
  ...copyRoutes({
    parents,
    kind: 'snapshots',
    type: 'virtual-machine-protection-group-snapshot',
    hasParent,
    toWire: snapshotWire,
    partsOf,
  }),
]
