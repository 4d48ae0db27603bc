import { expect, test } from 'vitest'
import { placeOf } from '../../estate/places'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'

const path = '/compute-ops-mgmt/v1beta1/activation-keys'
const hour = 3_600_000
type Key = { activationKey: string; expiresAt: string; createdAt: string }

const ask = async (region: ReturnType<typeof createRegion>, content: object = {}) => {
  const answer = await region.send('POST', path, { targetDevice: 'ILO', ...content })
  return { answer, key: (await answer.json()) as Key }
}

test('a key comes without an address, works three days, and is gone then', async () => {
  const region = createRegion()
  const { answer, key } = await ask(region, { tags: [{ name: 'Site', value: 'paris' }] })
  expect([answer.status, answer.headers.get('location')]).toEqual([201, null])
  expect(key).toMatchObject({
    type: 'compute-ops-mgmt/activation-key',
    activationKey: expect.stringMatching(/^[2-9A-Z]{9}$/),
    details: { tags: [{ name: 'Site', value: 'paris' }] },
  })
  expect(Date.parse(key.expiresAt) - Date.parse(key.createdAt)).toBe(72 * hour)
  region.pass(71 * hour)
  expect((await region.read<Listed>(path)).total).toBe(1)
  region.pass(hour)
  expect((await region.read<Listed>(path)).total).toBe(0)
})

test('keys differ, are found by what they are for, and deleted by themselves', async () => {
  const region = createRegion()
  const { key: one } = await ask(region)
  const { key: other } = await ask(region, { targetDevice: 'SECURE_GATEWAY' })
  expect(one.activationKey).not.toBe(other.activationKey)
  const { items } = await region.read<Listed<Key>>(path, {
    filter: "targetDevice eq 'SECURE_GATEWAY'",
  })
  expect(items).toEqual([other])
  expect((await region.send('DELETE', `${path}/${one.activationKey}`)).status).toBe(204)
  expect((await region.send('DELETE', `${path}/${one.activationKey}`)).status).toBe(404)
})

test('the gateway and the location that it names have to exist', async () => {
  const region = createRegion()
  const { items } = await region.read<
    Listed<{ applianceType: string; hostname: string; deviceId: string }>
  >('/compute-ops-mgmt/v1beta2/appliances')
  const gateway = items.find(({ applianceType }) => applianceType === 'GATEWAY')
  const applianceUri = `/compute-ops-mgmt/v1beta1/appliances/${gateway?.deviceId}`
  const { key } = await ask(region, { applianceUri, locationId: placeOf('paris').id })
  expect(key).toMatchObject({ applianceUri, applianceName: gateway?.hostname })
  const stranger = '00000000-0000-4000-8000-000000000000'
  expect((await ask(region, { locationId: stranger })).answer.status).toBe(404)
  expect((await ask(region, { applianceUri: `/x/gateway+${stranger}` })).answer.status).toBe(404)
})

test.each([
  [{ targetDevice: 'SERVER' }],
  [{ expirationInHours: 0.25 }],
  [{ expirationInHours: 169 }],
])('%o is refused', async (content) => {
  expect((await ask(createRegion(), content)).answer.status).toBe(400)
})
