import { expect, test } from 'vitest'
import { firmwareBundles } from '../../../estate/firmware-bundles'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'
import { serverSettings, v1, v1beta1 } from './routes'

type Shown = Record<string, unknown> & { id: string }
type Region = ReturnType<typeof createRegion>

const [bundle] = firmwareBundles.filter(
  ({ type, family }) => type === 'BASE' && family === 'GEN_11',
)
const firmware = {
  name: 'Ours',
  category: 'FIRMWARE',
  settings: { GEN11: { id: bundle?.id } },
}
const post = async (region: Region, body: object, path: string = v1.path) => {
  const answer = await region.send('POST', path, body)
  return { status: answer.status, shown: (await answer.json()) as Shown, answer }
}
const applied = (region: Region) => {
  const group = [...region.estate.groups.values()].find(
    (one) => one.region === region.region && one.settingIds.length > 0,
  )
  const setting = group?.settingIds
    .map((id) => region.estate.settings.get(id))
    .find((one) => one?.region === region.region)
  if (!group || !setting) throw new Error('No group applies a setting of its region.')
  return { group, setting }
}

test('one shelf has three faces', async () => {
  const region = createRegion()
  const { shown, answer } = await post(region, firmware)
  expect(answer.headers.get('location')).toBe(`${v1.path}/${shown.id}`)
  expect(await region.read(`${v1beta1.path}/${shown.id}`)).toMatchObject({
    type: 'compute-ops-mgmt/setting',
    resourceUri: `${v1beta1.path}/${shown.id}`,
    settings: firmware.settings,
  })
  expect(await region.read(`${serverSettings.path}/${shown.id}`)).toMatchObject({
    type: 'compute-ops/server-setting',
    platformFamily: 'ANY',
  })
})

test('the oldest face knows nothing of OneView appliances', async () => {
  const region = createRegion()
  const software = {
    name: 'OneView 9',
    category: 'OVE_SOFTWARE_VM',
    settings: { DEFAULT: { applianceFirmwareId: '1' } },
  }
  expect((await post(region, software, serverSettings.path)).status).toBe(400)
  const { status, shown } = await post(region, software)
  expect(status).toBe(201)
  expect((await region.get(`${serverSettings.path}/${shown.id}`)).status).toBe(404)
})

test('what HPE has defined is in every region, and stays as it is', async () => {
  const region = createRegion()
  const { items } = await region.read<Listed<Shown>>(v1.path, {
    filter: "category eq 'BIOS' and name eq 'Virtualization - Max Performance'",
  })
  const address = `${v1.path}/${items[0]?.id}`
  expect(items[0]?.id).toMatch(/^00000000-0000-0000-0000-8/)
  expect((await region.send('PATCH', address, { name: 'Mine' })).status).toBe(400)
  expect((await region.send('DELETE', `${address}?force=true`)).status).toBe(409)
})

test.each([
  ['a bundle that there is not', { ...firmware, settings: { GEN11: { id: 'none' } } }],
  ['a generation that no bundle is for', { ...firmware, settings: { GEN9: { id: bundle?.id } } }],
  [
    'an operating system without its image',
    { name: 'OS', category: 'OS', settings: { DEFAULT: { osType: 'RHEL' } } },
  ],
  ['iLO settings, which HPE defines', { name: 'iLO', category: 'ILO' }],
  ['no category of ours', { name: 'Fans', category: 'FANS' }],
])('a setting is refused with %s', async (_, body) => {
  expect((await post(createRegion(), body)).status).toBe(400)
})

test('a name that is there already is a conflict', async () => {
  const region = createRegion()
  await post(region, firmware)
  expect((await post(region, firmware)).status).toBe(409)
})

test('a change is merged into what is there, and counts up', async () => {
  const region = createRegion()
  const { shown } = await post(region, firmware)
  const changed = await region.send('PATCH', `${v1.path}/${shown.id}`, {
    description: 'Newer',
    settings: { GEN11: { componentExclusionsEnabled: true } },
  })
  expect(await changed.json()).toMatchObject({
    name: 'Ours',
    description: 'Newer',
    generation: 2,
    settings: { GEN11: { id: bundle?.id, componentExclusionsEnabled: true } },
  })
})

test('volumes get ids of their own', async () => {
  const { shown } = await post(createRegion(), {
    name: 'Two mirrors',
    category: 'STORAGE',
    settings: { DEFAULT: { volumes: [{ raidType: 'RAID1' }, { raidType: 'RAID1' }] } },
  })
  const ids = JSON.stringify(shown).match(/"id":"[\da-f-]{36}"/g) ?? []
  expect(new Set(ids).size).toBe(3)
})

test('a setting in use goes by force only, and then no group applies it', async () => {
  const region = createRegion()
  const { group, setting } = applied(region)
  const address = `${v1.path}/${setting.id}`
  expect((await region.send('DELETE', address)).status).toBe(409)
  expect(group.settingIds).toContain(setting.id)
  expect((await region.send('DELETE', `${address}?force=true`)).status).toBe(204)
  expect(group.settingIds).not.toContain(setting.id)
})

test('the settings of other regions are not seen', async () => {
  const region = createRegion()
  const other = [...region.estate.settings.values()].find(
    (one) => one.region !== null && one.region !== region.region,
  )
  expect((await region.get(`${v1.path}/${other?.id}`)).status).toBe(404)
})
