import { expect, test } from 'vitest'
import { firmwareBundles } from '../../estate/firmware-bundles'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'

const path = '/compute-ops-mgmt/v1/firmware-bundles'
const older = '/compute-ops-mgmt/v1beta2/firmware-bundles'
const region = createRegion()

test('a list of bundles has ten where nobody says how many', async () => {
  const { items, count, total } = await region.read<Listed>(path)
  expect([items.length, count, total]).toEqual([10, 10, firmwareBundles.length])
  const all = await region.read<Listed>(path, { limit: '1000' })
  expect(all.count).toBe(firmwareBundles.length)
})

test('bundles know no filter: one that is sent has no effect', async () => {
  const { total } = await region.read<Listed>(path, { filter: "bundleType eq 'PATCH'" })
  expect(total).toBe(firmwareBundles.length)
})

test('a bundle says what it is and which generation it is for', async () => {
  const [bundle] = firmwareBundles.filter(({ version }) => version === '2024.07.0')
  expect(await region.read(`${path}/${bundle?.id}`)).toMatchObject({
    id: bundle?.id,
    type: 'compute-ops-mgmt/firmware-bundle',
    resourceUri: `${path}/${bundle?.id}`,
    displayName: 'SPP 2024.07.0 (25 Jul 2024)',
    bundleGeneration: 'BUNDLE_GEN_9',
    bundleNameFormat: 'BUNDLE_3OCTET',
    releaseDate: '2024-07-25T00:00:00+00:00',
    baseBundleUri: null,
  })
})

test('a patch leads to its base, in the older form by another name', async () => {
  const patch = firmwareBundles.find(({ type }) => type === 'PATCH')
  const now = await region.read<{ baseBundleUri: string }>(`${path}/${patch?.id}`)
  expect(await region.read(now.baseBundleUri)).toMatchObject({ bundleType: 'BASE' })
  const before = await region.read<{ hotfixBaseUri: string }>(`${older}/${patch?.id}`)
  expect(before).not.toHaveProperty('displayName')
  expect(await region.read(before.hotfixBaseUri)).toMatchObject({ id: patch?.baseId })
})

test('the details of a bundle are what a setting may leave out of it, by kind', async () => {
  const base = firmwareBundles.find(({ type, family }) => type === 'BASE' && family === 'GEN_11')
  const { items } = await region.read<Listed>(`${path}/${base?.id}/bundle-details`)
  expect(items.map(({ category }) => category)).toEqual([
    'NETWORKING_ADAPTERS',
    'STORAGE_CONTROLLERS',
    'STORAGE_DRIVES',
  ])
  expect(items[1]).toMatchObject({
    bundleId: base?.id,
    categoryDetails: [{ Devices: [{ DeviceName: 'HPE MR416i-o Gen11' }] }],
  })
  const patch = firmwareBundles.find(({ type }) => type === 'PATCH')
  expect(await region.read(`${path}/${patch?.id}/bundle-details`)).toMatchObject({ items: [] })
  expect((await region.get(`${path}/none/bundle-details`)).status).toBe(404)
})
