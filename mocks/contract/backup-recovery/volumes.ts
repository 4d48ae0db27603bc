import { volumeIdOf } from '../../estate/arrays'
import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn } from '../contract-call'
import { copyFamilyCalls } from './copy-family'
import { datastoreId, protectAsset, root, storeId } from './subject-ids'

const datastores = `${root}/datastores`
const groups = `${root}/volume-protection-groups`

const groupBody = (subject: Subject) => ({
  name: 'volumes',
  volumeProtectionGroupType: 'CUSTOM',
  assets: [{ id: volumeIdOf({ id: datastoreId(subject) }) }],
})
const groupId = async (subject: Subject) => {
  await subject.send('POST', groups, groupBody(subject))
  subject.pass(60_000)
  return firstIdIn(await subject.send('GET', groups))
}
const group = async (subject: Subject) => `${groups}/${await groupId(subject)}`

const copiedGroup = async (subject: Subject) => {
  const id = await groupId(subject)
  await protectAsset(subject, id, 'HPE_ARRAY_VOLUME')
  return id
}
const copiedDatastore = async (subject: Subject) => {
  const id = datastoreId(subject)
  await protectAsset(subject, id, 'VMWARE')
  return id
}
const backup = async (subject: Subject) => {
  const id = await copiedGroup(subject)
  return `${groups}/${id}/backups/${subject.estate.backupsOf(id)[0]?.id}`
}
const host = { hostIqn: 'iqn.1991-05.com.example:host-1' }

/** Datastores and groups of volumes. */
export const volumeCalls: ContractCall[] = [
  ...copyFamilyCalls(datastores, 'id', copiedDatastore),
  {
    operation: `POST ${datastores}/{id}/restore`,
    path: (subject) => `${datastores}/${datastoreId(subject)}/restore`,
    body: async (subject: Subject) => {
      const id = await copiedDatastore(subject)
      return { restoreType: 'PARENT', backupId: subject.estate.backupsOf(id)[0]?.id }
    },
  },
  ...copyFamilyCalls(groups, 'id', copiedGroup),
  { operation: `POST ${groups}`, body: groupBody },
  {
    operation: `GET ${groups}`,
    path: async (subject) => {
      await group(subject)
      return groups
    },
  },
  { operation: `GET ${groups}/{id}`, path: group },
  { operation: `PATCH ${groups}/{id}`, path: group, body: { description: 'All' } },
  { operation: `DELETE ${groups}/{id}`, path: group },
  {
    operation: `POST ${groups}/{id}/refresh`,
    path: async (subject) => `${await group(subject)}/refresh`,
    body: {},
  },
  {
    operation: `POST ${groups}/{id}/snapshots`,
    path: async (subject) => `${await group(subject)}/snapshots`,
    body: { name: 'by hand' },
  },
  {
    operation: `POST ${groups}/{id}/backups`,
    path: async (subject) => `${groups}/${await copiedGroup(subject)}/backups`,
    body: (subject: Subject) => {
      const [{ id = '' } = {}] = subject.estate.protection.volumeGroups.values()
      return {
        name: 'by hand',
        backupType: 'BACKUP',
        protectionStoreId: storeId(subject, 'ON_PREMISES'),
        sourceCopyInfo: { id: subject.estate.snapshotsOf(id)[0]?.id, type: 'SNAPSHOT' },
      }
    },
  },
  {
    operation: `POST ${groups}/{id}/backups/{backup-id}/attach`,
    path: async (subject) => `${await backup(subject)}/attach`,
    body: host,
  },
  {
    operation: `POST ${groups}/{id}/backups/{backup-id}/detach`,
    path: async (subject) => `${await backup(subject)}/detach`,
    body: host,
  },
  {
    operation: `POST ${groups}/{id}/restore`,
    path: async (subject) => `${groups}/${await copiedGroup(subject)}/restore`,
    body: (subject: Subject) => {
      const [{ id = '' } = {}] = subject.estate.protection.volumeGroups.values()
      return { vpgSnapshotId: subject.estate.snapshotsOf(id)[0]?.id }
    },
  },
]
