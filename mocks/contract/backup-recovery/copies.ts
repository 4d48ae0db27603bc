import type { ContractCall, Subject } from '../contract-call'
import { copyFamilyCalls } from './copy-family'
import { copyOf, root, vmOf } from './subject-ids'

const vms = `${root}/virtual-machines`

const list = (subject: Subject) => `${vms}/${vmOf(subject).id}/backups`

const restoring =
  (rest: (subject: Subject) => object, kind: 'backups' | 'snapshots' = 'backups') =>
  (subject: Subject) => ({
    [kind === 'backups' ? 'backupId' : 'snapshotId']: copyOf(subject, vmOf(subject), kind),
    ...rest(subject),
  })
const restorePath = (name: string) => (subject: Subject) => `${vms}/${vmOf(subject).id}/${name}`

const restoreCalls: ContractCall[] = [
  {
    operation: `POST ${vms}/{id}/restore`,
    path: restorePath('restore'),
    body: restoring(() => ({ restoreType: 'PARENT' })),
  },
  {
    operation: `POST ${vms}/{id}/restore`,
    path: restorePath('restore'),
    body: restoring(() => ({ restoreType: 'ALTERNATE', targetVmInfo: { name: 'b' } }), 'snapshots'),
  },
  {
    operation: `POST ${vms}/{id}/restore`,
    path: restorePath('restore'),
    body: { restoreType: 'PARENT' },
    status: 400,
  },
  {
    operation: `POST ${vms}/{id}/restore-disks`,
    path: restorePath('restore-disks'),
    body: restoring(() => ({
      restoreType: 'PARENT',
      restoreDiskDetails: [{ recoveryPointDiskDetails: { diskLabel: 'Hard disk 1' } }],
    })),
  },
  {
    operation: `POST ${vms}/{id}/restore-files`,
    path: restorePath('restore-files'),
    body: restoring((subject) => ({
      filePathInfo: [{ absoluteSourcePath: '/etc/hosts' }],
      fileRestoreMethod: 'SKIP',
      targetInfo: {
        virtualMachineId: vmOf(subject).id,
        credentialsInfo: { username: 'guest', password: 'word' },
      },
    })),
  },
]

/** Copies of VMs, and what is restored from them. */
export const copyCalls: ContractCall[] = [
  ...copyFamilyCalls(vms, 'id', (subject) => vmOf(subject).id),
  {
    operation: `GET ${vms}/{id}/backups`,
    path: (subject) => `${list(subject)}?limit=2000`,
    status: 400,
  },
  { operation: `GET ${vms}/{id}/backups`, path: `${vms}/none/backups`, status: 404 },
  ...restoreCalls,
]
