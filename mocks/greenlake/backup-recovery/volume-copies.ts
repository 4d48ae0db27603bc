import type { Backup } from '../../estate/backup-types'
import { volumesOf } from '../../estate/protection/assets'
import type { Scope } from '../resource'
import { copyRoutes } from './copies'
import { mebibytes } from './copy-wire'
import { root, storeReference } from './references'
import { arrayWire, volumeGroupIn, volumePaging } from './volume-groups'
import { leanWire, numberedSchedule } from './whole-copies'

const parents = 'volume-protection-groups'
const hasParent = (scope: Scope, id: string) => volumeGroupIn(scope, id) !== undefined
const backups = { parents, type: 'volume-protection-group-backup' }
const snapshots = { parents, type: 'volume-protection-group-snapshot' }

const filters = ['state', 'status', 'storageSystemInfo/**', 'pointInTime']

const groupOf = (scope: Scope, { vmId }: Backup) => {
  const group = volumeGroupIn(scope, vmId)
  const volumes = group ? volumesOf(scope.estate, group) : []
  const [first] = volumes
  const wire = {
    vpgInfo: {
      id: vmId,
      name: group?.name ?? '',
      resourceUri: `${root}/${parents}/${vmId}`,
      type: 'backup-recovery/volume-protection-group',
    },
    ...(first ? { storageSystemInfo: arrayWire(first.site) } : {}),
  }
  return { volumes, wire, attached: group?.attached }
}

/** A backup of volumes can be attached to hosts, by their iSCSI names. */
const backupWire = (copy: Backup, scope: Scope) => {
  const { volumes, wire, attached } = groupOf(scope, copy)
  const mountedHostsIqn = attached?.get(copy.id) ?? []
  const mountState = mountedHostsIqn.length > 0 ? 'ATTACHED' : 'UNATTACHED'
  const protectionStoreInfo = storeReference(scope, copy.storeId)
  const lean = leanWire(backups, copy, scope)
  return {
    ...lean,
    state: lean.state === 'IN_USE_FOR_RESTORE' ? 'RESTORING' : lean.state,
    backupType: copy.tier,
    ...numberedSchedule(copy, scope),
    ...wire,
    ...(protectionStoreInfo ? { protectionStoreInfo } : {}),
    mountState,
    mountedHostsIqn,
    backupSetsInfo: [
      {
        backups: volumes.map(({ id, name }) => ({
          id: copy.id,
          objectCount: 1,
          sizeInBytes: Math.round(copy.sizeBytes / volumes.length),
          mountState,
          mountedHostsIqn,
          sourceVolumeInfo: { id, name },
        })),
      },
    ],
  }
}

const snapshotWire = (copy: Backup, scope: Scope) => {
  const { volumes, wire } = groupOf(scope, copy)
  return {
    ...leanWire(snapshots, copy, scope),
    ...numberedSchedule(copy, scope),
    ...wire,
    individualSnapshotsInfo: volumes.map(({ id, name }) => ({
      id: copy.id,
      name: copy.name,
      sizeInMiB: mebibytes(copy.sizeBytes / volumes.length),
      volumeId: id,
      volumeName: name,
    })),
  }
}

/** Copies of groups of volumes. */
export const volumeCopyRoutes = [
  ...copyRoutes({
    ...backups,
    kind: 'backups',
    filters: ['backupType', 'sourceCopyInfo/id', 'protectionStoreInfo/**', ...filters],
    hasParent,
    paging: volumePaging,
    toWire: backupWire,
  }),
  ...copyRoutes({
    ...snapshots,
    kind: 'snapshots',
    filters,
    hasParent,
    paging: volumePaging,
    toWire: snapshotWire,
  }),
]
