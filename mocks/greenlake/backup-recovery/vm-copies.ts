import type { WireBackup } from '../../../src/bff/sources/greenlake/backup-recovery/wire'
import type { Backup } from '../../estate/backup-types'
import type { Vm } from '../../estate/virtual/types'
import { adaptersOf, disksOf } from '../../estate/vm-parts'
import { vmIn } from '../in-region'
import type { Scope } from '../resource'
import { copyRoutes } from './copies'
import { copyWire, mebibytes, scheduleWire, storeWire, verificationWire } from './copy-wire'
import { root } from './references'

const parents = 'virtual-machines'
const hasParent = (scope: Scope, id: string) => vmIn(scope, id) !== undefined

const consistencyOf = ({ applicationConsistent }: Backup) =>
  applicationConsistent ? 'APPLICATION' : 'CRASH'

/** What a copy knows of the VM, as it was then. */
const configWire = (copy: Backup, vm: Vm | undefined) =>
  vm
    ? {
        virtualDisks: disksOf(vm).map(({ id, label, path, capacityBytes }) => ({
          id,
          name: label,
          filePath: path,
          capacityInBytes: capacityBytes,
          datastoreId: vm.datastoreId,
          vmId: vm.id,
          consistency: consistencyOf(copy),
          type: 'VMFS',
        })),
        vmConfigInfo: {
          computeInfo: {
            memorySizeInMib: String(vm.memoryMb),
            numCpuCores: vm.cpus,
            numCpuThreads: vm.cpus * 2,
          },
          networkAdapters: adaptersOf(vm).map(({ label, mac, networkId, network }) => ({
            name: label,
            macAddress: mac,
            macAddressType: 'AUTOMATIC',
            networkDetails: {
              id: networkId,
              name: network,
              displayName: network,
              connectAtPowerOn: true,
              state: 'AVAILABLE',
            },
          })),
        },
      }
    : {}

/** The snapshot of the same run, from which a backup was made. */
const sourceWire = (copy: Backup, { estate }: Scope) => {
  const source = estate.snapshotsOf(copy.vmId).find(({ at }) => at === copy.at)
  return source
    ? {
        sourceCopyInfo: {
          id: source.id,
          name: source.name,
          resourceUri: `${root}/${parents}/${copy.vmId}/snapshots/${source.id}`,
          type: 'SNAPSHOT',
        },
      }
    : {}
}

const backupWire = (copy: Backup, scope: Scope) => {
  const vm = scope.estate.vms.get(copy.vmId)
  const scheduleInfo = scheduleWire(copy, scope, vm?.policyId ?? null)
  return {
    ...copyWire(copy, scope, `${root}/${parents}/${copy.vmId}/backups`, 'virtual-machine-backup'),
    appType: 'VMWARE',
    backupType: copy.tier,
    backupGranularity: 'VMWARE_CBT',
    fullBackup: copy.full,
    partialBackup: false,
    indexed: 'NOT_INDEXED',
    ...verificationWire(copy),
    ...storeWire(copy, scope),
    ...sourceWire(copy, scope),
    ...(scheduleInfo ? { scheduleInfo } : {}),
    backupSetsInfo: [
      {
        backups: [{ id: copy.id, objectCount: 1, sizeInMib: mebibytes(copy.sizeBytes) }],
      },
    ],
    ...configWire(copy, vm),
  } satisfies WireBackup
}

const snapshotWire = (copy: Backup, scope: Scope) => {
  const vm = scope.estate.vms.get(copy.vmId)
  const scheduleInfo = scheduleWire(copy, scope, vm?.policyId ?? null)
  const wire = copyWire(
    copy,
    scope,
    `${root}/${parents}/${copy.vmId}/snapshots`,
    'virtual-machine-snapshot',
  )
  return {
    ...wire,
    // Snapshots have a word of their own for it (facts.md 9).
    state: wire.state === 'IN_USE_FOR_RESTORE' ? 'RESTORING' : wire.state,
    snapshotType: 'SNAPSHOT',
    indexed: 'NOT_INDEXED',
    ...(scheduleInfo ? { scheduleInfo } : {}),
    ...configWire(copy, vm),
    storageSystemsInfo: [],
    volumesSnapshotInfo: [
      {
        id: copy.id,
        name: vm?.datastoreName ?? '',
        sizeInMib: mebibytes(copy.sizeBytes),
      },
    ],
  }
}

/** The copies of one VM; no list across VMs exists (facts.md 9). */
export const vmCopyRoutes = [
  ...copyRoutes({
    parents,
    kind: 'backups',
    type: 'virtual-machine-backup',
    hasParent,
    toWire: backupWire,
  }),
  ...copyRoutes({
    parents,
    kind: 'snapshots',
    type: 'virtual-machine-snapshot',
    hasParent,
    toWire: snapshotWire,
  }),
]
