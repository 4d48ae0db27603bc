import { expect, test } from 'vitest'
import type { Listed } from '../signed-in'
import { createRegionWithPolicies } from './protected-asset'

const groups = '/backup-recovery/v1beta1/volume-protection-groups'
type Datastores = Listed<{ volumesInfo: { id: string; name: string }[] }>

/** A group of one volume that Virtualization knows. */
const createVolumeGroup = async () => {
  const region = createRegionWithPolicies()
  const { send, read, ended, firstOf } = region
  const { items } = await read<Datastores>('/virtualization/v1beta1/datastores')
  const volume = items[0]?.volumesInfo[0]
  const body = { name: 'volumes', assets: [{ id: volume?.id }] }
  await ended(await send('POST', groups, body))
  const { id } = await firstOf(groups)
  const take = async () => {
    await ended(await send('POST', `${groups}/${id}/snapshots`, { name: 'first' }))
    return region.estate.snapshotsOf(id)[0]?.id
  }
  return { ...region, id, path: `${groups}/${id}`, volume, body, take }
}

test('there are no groups of volumes but those that somebody makes', async () => {
  const { read } = createRegionWithPolicies()
  expect(await read<Listed>(groups)).toMatchObject({ items: null, total: 0 })
})

test('a group names its volumes as Virtualization does, and the array that they are on', async () => {
  const { read, path, volume } = await createVolumeGroup()
  expect(await read(path)).toMatchObject({
    volumeProtectionGroupType: 'CUSTOM',
    assets: [{ id: volume?.id, displayName: volume?.name, protectionStatus: 'UNPROTECTED' }],
    storageSystemInfo: { name: expect.stringMatching(/^array-/) },
  })
})

test('a volume that nobody knows is refused', async () => {
  const { send, body } = await createVolumeGroup()
  const answer = await send('POST', groups, { ...body, assets: [{ id: 'none' }] })
  expect(answer.status).toBe(400)
})

test('copies of volumes are taken by hand: a snapshot, and from it a backup into a store', async () => {
  const { send, ended, read, path, take, localStoreId } = await createVolumeGroup()
  const snapshotId = await take()
  expect(await read(`${path}/snapshots/${snapshotId}`)).toMatchObject({
    name: 'first',
    individualSnapshotsInfo: [{ sizeInMiB: expect.any(Number) }],
  })
  const body = {
    name: 'second',
    description: 'kept for a week',
    backupType: 'BACKUP',
    protectionStoreId: localStoreId,
    sourceCopyInfo: { id: snapshotId, type: 'SNAPSHOT' },
    expireAfter: { unit: 'WEEKS', value: 1 },
    lockFor: { unit: 'DAYS', value: 1 },
  }
  await ended(await send('POST', `${path}/backups`, body))
  expect(await read<Listed>(`${path}/backups`)).toMatchObject({
    items: [
      {
        name: 'second',
        description: 'kept for a week',
        expiresAt: expect.any(String),
        lockedUntil: expect.any(String),
        mountState: 'UNATTACHED',
        vpgInfo: { name: 'volumes' },
      },
    ],
  })
  const inTheCloud = { ...body, backupType: 'CLOUD_BACKUP' }
  expect((await send('POST', `${path}/backups`, inTheCloud)).status).toBe(400)
  const fromNothing = { ...body, sourceCopyInfo: { id: 'none', type: 'BACKUP' } }
  expect((await send('POST', `${path}/backups`, fromNothing)).status).toBe(400)
})

test('a backup is attached to a host and detached again', async () => {
  const { send, ended, read, path, id, estate, protectAsset } = await createVolumeGroup()
  await protectAsset(id, 'HPE_ARRAY_VOLUME')
  const backup = `${path}/backups/${estate.backupsOf(id)[0]?.id}`
  const hostIqn = 'iqn.1991-05.com.example:host-1'
  await ended(await send('POST', `${backup}/attach`, { hostIqn }))
  expect(await read(backup)).toMatchObject({ mountState: 'ATTACHED', mountedHostsIqn: [hostIqn] })
  await ended(await send('POST', `${backup}/detach`, { hostIqn }))
  expect(await read(backup)).toMatchObject({ mountState: 'UNATTACHED', mountedHostsIqn: [] })
})

test('a group is RESTORING_SNAPSHOT while it is restored from one', async () => {
  const { send, ended, read, pass, path, take } = await createVolumeGroup()
  const vpgSnapshotId = await take()
  const answer = await send('POST', `${path}/restore`, { restoreType: 'PARENT', vpgSnapshotId })
  pass(60_000)
  expect(await read(path)).toMatchObject({ state: 'RESTORING_SNAPSHOT' })
  expect(await ended(answer)).toMatchObject({ state: 'SUCCEEDED' })
  expect(await read(path)).toMatchObject({ state: 'OK' })
})

test('a protected group goes only together with its job', async () => {
  const { send, ended, get, path, id, protectAsset, estate } = await createVolumeGroup()
  await protectAsset(id, 'HPE_ARRAY_VOLUME')
  expect((await send('DELETE', path)).status).toBe(412)
  const jobs = estate.protection.jobs.size
  await ended(await send('DELETE', `${path}?cascadedelete=true`))
  expect((await get(path)).status).toBe(404)
  expect(estate.protection.jobs.size).toBe(jobs - 1)
})

test('a group is renamed and refreshed', async () => {
  const { send, ended, read, path } = await createVolumeGroup()
  await ended(await send('PATCH', path, { name: 'other', assets: [] }))
  await ended(await send('POST', `${path}/refresh`, {}))
  expect(await read(path)).toMatchObject({ name: 'other', assets: [], state: 'OK' })
})
