import { expect, test } from 'vitest'
import type { Listed } from '../signed-in'
import { createRegionWithPolicies } from './protected-asset'

const root = '/backup-recovery/v1beta1'
const virtualization = '/virtualization/v1beta1'

const createDatastore = async () => {
  const region = createRegionWithPolicies()
  const datastore = await region.firstOf(`${virtualization}/datastores`)
  return { ...region, datastore, path: `${root}/datastores/${datastore.id}` }
}

test('a datastore has copies of its own once a job protects it, and none before', async () => {
  const { read, path, datastore, protectAsset } = await createDatastore()
  expect(await read<Listed>(`${path}/backups`)).toMatchObject({ items: null, total: 0 })
  await protectAsset(datastore.id, 'VMWARE')
  const { items } = await read<Listed>(`${path}/backups`)
  expect(items).toMatchObject([
    {
      type: 'backup-recovery/datastore-backup',
      state: 'OK',
      fullBackup: true,
      protectionStoreInfo: { name: 'store-eu-central-1' },
      backupSetsInfo: [{ backups: [{ sizeInMib: expect.any(Number) }] }],
    },
  ])
  expect(await read<Listed>(`${path}/snapshots`)).toMatchObject({
    items: [{ snapshotType: 'SNAPSHOT', scheduleInfo: { scheduleId: 1 } }],
  })
  expect(await read(`${virtualization}/datastores/${datastore.id}`)).toMatchObject({
    protectionStatus: 'PROTECTED',
    protectionPolicyAppliedAtInfo: { type: 'DATASTORE' },
    protectionJobInfo: { protectionPolicyInfo: { name: `For ${datastore.id}` } },
  })
})

test('a policy for databases does not protect a datastore', async () => {
  const { datastore, protectAsset } = await createDatastore()
  expect((await protectAsset(datastore.id, 'MSSQL')).status).toBe(400)
})

test('while a datastore is overwritten everything on it is off', async () => {
  const { send, ended, pass, path, datastore, protectAsset, estate } = await createDatastore()
  await protectAsset(datastore.id, 'VMWARE')
  const [backup] = estate.backupsOf(datastore.id)
  const vms = [...estate.vms.values()].filter((vm) => vm.datastoreId === datastore.id)
  const body = { restoreType: 'PARENT', backupId: backup?.id }
  const answer = await send('POST', `${path}/restore`, body)
  pass(60_000)
  expect(new Set(vms.map(({ state, power }) => `${state} ${power}`))).toEqual(
    new Set(['RESTORING OFF']),
  )
  expect(await ended(answer)).toMatchObject({ state: 'SUCCEEDED' })
  expect(new Set(vms.map(({ state, power }) => `${state} ${power}`))).toEqual(new Set(['OK ON']))
})

test('restored as another, a datastore stands beside the first; it needs a name', async () => {
  const { send, ended, read, path, datastore, protectAsset, estate } = await createDatastore()
  await protectAsset(datastore.id, 'VMWARE')
  const body = { restoreType: 'ALTERNATE', backupId: estate.backupsOf(datastore.id)[0]?.id }
  expect((await send('POST', `${path}/restore`, body)).status).toBe(400)
  const targetDatastoreInfo = { name: 'vmfs-restored' }
  await ended(await send('POST', `${path}/restore`, { ...body, targetDatastoreInfo }))
  const filter = "name eq 'vmfs-restored'"
  expect(await read<Listed>(`${virtualization}/datastores`, { filter })).toMatchObject({ total: 1 })
})
