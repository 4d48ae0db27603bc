import { expect, test } from 'vitest'
import type { Listed } from '../signed-in'
import { createProtected } from './protected-vm'

const root = '/backup-recovery/v1beta1'
const stores = `${root}/protection-stores`

const createStores = () => {
  const region = createProtected('Standard 12 h')
  const { estate } = region
  const idOf = (name: string) =>
    [...estate.protection.stores.values()].find((store) => store.name === name)?.id ?? ''
  return {
    ...region,
    local: idOf('store-eu-central-1'),
    unused: idOf('store-eu-central-2'),
    cloud: idOf('cloud-eu-central-1'),
    gatewayId: [...estate.protection.gateways.values()].find(
      (gateway) => gateway.region === 'eu-central',
    )?.id,
    readStore: (id: string) => region.read<Record<string, number>>(`${stores}/${id}`),
  }
}

test('a region has stores on premises behind a gateway and a StoreOnce, and one in its cloud', async () => {
  const { read } = createStores()
  const { items, total } = await read<Listed>(stores, { sort: 'name' })
  expect(total).toBe(3)
  expect(items).toMatchObject([
    { protectionStoreType: 'CLOUD', storageLocationInfo: { id: 'aws:eu-central-1' } },
    { storageSystemInfo: { type: 'PROTECTION_STORE_GATEWAY' }, connectedState: 'CONNECTED' },
    { storageSystemInfo: { type: 'STOREONCE' }, state: 'ONLINE', status: 'OK' },
  ])
})

test('a store fills as copies grow, and is an ERROR once nothing fits any more', async () => {
  const { send, vm, ended, estate, local, readStore } = createStores()
  const before = await readStore(local)
  await ended(await send('POST', `${root}/protection-jobs/${vm.jobId}/run`, {}))
  const after = await readStore(local)
  expect(after['userDataStoredInBytes']).toBeGreaterThan(before['userDataStoredInBytes'] ?? 0)
  expect(after['sizeOnDiskInBytes']).toBeLessThan(after['maxCapacityInBytes'] ?? 0)
  estate.fillStore(local)
  const full = await readStore(local)
  expect(full).toMatchObject({ status: 'ERROR', stateReason: expect.stringContaining('full') })
  expect(full['sizeOnDiskInBytes']).toBe(full['maxCapacityInBytes'])
  estate.freeStore(local)
  expect(await readStore(local)).toMatchObject({ status: 'OK' })
})

test('behind a gateway that is shut down stores are OFFLINE and runs fail, until it is on again', async () => {
  const { send, vm, ended, local, gatewayId, readStore } = createStores()
  const gateway = `${root}/protection-store-gateways/${gatewayId}`
  const run = () => send('POST', `${root}/protection-jobs/${vm.jobId}/run`, {})
  await ended(await send('POST', `${gateway}/shutdown-guest-os`))
  expect(await readStore(local)).toMatchObject({
    state: 'OFFLINE',
    connectedState: 'DISCONNECTED',
  })
  expect(await ended(await run())).toMatchObject({
    state: 'FAILED',
    error: { error: 'The protection store is not reachable.' },
  })
  await ended(await send('POST', `${gateway}/power-on`))
  expect(await readStore(local)).toMatchObject({ state: 'ONLINE' })
  expect(await ended(await run())).toMatchObject({ state: 'SUCCEEDED' })
})

test('a new store is there when its task has ended; in the cloud it needs a location', async () => {
  const { send, ended, read, gatewayId } = createStores()
  const body = { displayName: 'archive', storageSystemId: gatewayId }
  const cloud = { ...body, protectionStoreType: 'CLOUD' }
  expect((await send('POST', stores, cloud)).status).toBe(400)
  const answer = await send('POST', stores, { ...cloud, storageLocationId: 'aws:eu-west-3' })
  expect(await ended(answer)).toMatchObject({ state: 'SUCCEEDED' })
  const { items } = await read<Listed>(stores, { filter: "protectionStoreType eq 'CLOUD'" })
  expect(items.map(({ displayName }) => displayName)).toEqual(['cloud-eu-central-1', 'archive'])
})

test('a store is renamed at once, and copies in it bear the new name', async () => {
  const { send, local, readBackups } = createStores()
  const answer = await send('PATCH', `${stores}/${local}`, { displayName: 'cellar' })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ displayName: 'cellar' })
  expect((await readBackups()).items[0]).toMatchObject({ protectionStoreInfo: { name: 'cellar' } })
})

test('a store that policies use stays; an unused one goes', async () => {
  const { send, ended, statusOf, local, unused } = createStores()
  expect((await send('DELETE', `${stores}/${local}?force=true`)).status).toBe(412)
  await ended(await send('DELETE', `${stores}/${unused}`))
  expect(await statusOf(`${stores}/${unused}`)).toBe(404)
})

test('with a store that is deleted by force go the copies in it', async () => {
  const { send, ended, estate, vm, local, unused, newest } = createStores()
  for (const copy of estate.backupsOf(vm.id)) copy.storeId = unused
  const store = estate.protection.stores.get(unused)
  if (store) store.copiesBytes = newest().sizeBytes
  expect((await send('DELETE', `${stores}/${unused}`)).status).toBe(412)
  await ended(await send('DELETE', `${stores}/${unused}?force=true`))
  expect(estate.backupsOf(vm.id)).toEqual([])
  expect(estate.protection.stores.has(local)).toBe(true)
})

test('a store in the cloud is reattached to another appliance, one on premises is not', async () => {
  const { send, ended, estate, local, cloud, readStore } = createStores()
  const storeOnce = [...estate.protection.storeOnces.values()].find(
    (one) => one.region === 'eu-central',
  )
  const body = { storageSystemId: storeOnce?.id, storageSystemType: 'STOREONCE' }
  expect((await send('POST', `${stores}/${local}/reattach`, body)).status).toBe(400)
  await ended(await send('POST', `${stores}/${cloud}/reattach`, body))
  expect(await readStore(cloud)).toMatchObject({ storageSystemInfo: { type: 'STOREONCE' } })
})
