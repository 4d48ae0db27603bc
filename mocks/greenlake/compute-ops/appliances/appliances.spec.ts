import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { composerOf } from '../../../estate/appliances'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'

const root = '/compute-ops-mgmt'
const appliances = `${root}/v1beta2/appliances`
const oneviews = `${root}/v1beta1/oneview-appliances`
const bundles = (version: string) => `${root}/${version}/appliance-firmware-bundles`
/** Enough servers for frames. */
const wide = createRegion({ size: 'default' })
type Appliance = { id: string; deviceId: string; applianceType: string; hostname: string }

const applianceOf = async (type: string) => {
  const { items } = await wide.read<Listed<Appliance>>(appliances)
  const found = items.find(({ applianceType }) => applianceType === type)
  if (!found) throw new Error(`The region has no ${type}.`)
  return found
}

test('an appliance is found by its id and by its device id', async () => {
  const gateway = await applianceOf('GATEWAY')
  expect(gateway.deviceId).toBe(`gateway+${gateway.id}`)
  for (const id of [gateway.id, encodeURIComponent(gateway.deviceId)])
    expect(await wide.read(`${appliances}/${id}`)).toEqual(gateway)
})

test('its certificate comes as a file, to whoever takes one', async () => {
  const { id, hostname } = await applianceOf('GATEWAY')
  const path = `${appliances}/${id}/certificate`
  const answer = await wide.get(path)
  expect(answer.headers.get('content-type')).toBe('application/x-pem-file')
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${hostname}.pem"`)
  const pem = await answer.text()
  expect(new X509Certificate(pem).subject).toBe(`CN=${hostname}.example`)
  expect(await (await wide.get(path, { accept: 'application/x-pem-file' })).text()).toBe(pem)
  expect((await wide.get(path, { accept: 'application/json' })).status).toBe(406)
})

test('what has to do with OneView filters by calls, not by OData', async () => {
  const type = async (filter: string) =>
    (await wide.read<Listed<Appliance>>(oneviews, { filter })).items.map(
      ({ applianceType }) => applianceType,
    )
  expect(await type("and(eq(applianceType,'VM'),eq(state,'connected'))")).toEqual(['VM'])
  expect((await wide.get(`${oneviews}?filter=applianceType eq 'VM'`)).status).toBe(400)
})

test('an appliance that is added waits for its key, and cannot be added twice', async () => {
  const region = createRegion()
  const body = { id: '5d6d2c4b-7f0c-4f57-9d6f-6d7b2b0b7c11' }
  const answer = await region.send('POST', oneviews, body)
  expect(await answer.json()).toMatchObject({
    ...body,
    state: 'not activated',
    complianceState: 'Unknown',
    activationKey: expect.any(String),
  })
  expect((await region.send('POST', oneviews, body)).status).toBe(409)
  const uri = `${oneviews}/${body.id}`
  expect((await region.send('DELETE', uri)).status).toBe(204)
  expect((await region.get(uri)).status).toBe(404)
})

test('a composer stays as long as servers are behind it, and these say so', async () => {
  const machine = [...wide.estate.machines.values()].find(
    (one) => one.region === wide.region && one.subscribed && composerOf(one),
  )
  const server = await wide.read(`${root}/v1/servers/${encodeURIComponent(machine?.id ?? '')}`)
  const { id } = (machine && composerOf(machine)) ?? { id: '' }
  expect(server).toMatchObject({
    connectionType: 'ONEVIEW',
    oneview: { applianceUri: `${oneviews}/oneview+${id}` },
  })
  expect((await wide.send('DELETE', `${oneviews}/${id}`)).status).toBe(409)
})

test('each composer has its settings and its templates, in small pages', async () => {
  const { items } = await wide.read<Listed<{ id: string; applianceType: string }>>(oneviews)
  const [composer] = items.filter(({ applianceType }) => applianceType === 'SYNERGY')
  const filter = `eq(applianceId,'${composer?.id}')`
  const settings = await wide.read<Listed>(`${root}/v1beta1/oneview-settings`, { filter })
  expect(settings.items).toMatchObject([
    { settings: expect.arrayContaining([expect.objectContaining({ settingsType: 'updates' })]) },
  ])
  const templates = `${root}/v1beta1/oneview-server-templates`
  const { items: all } = await wide.read<Listed<{ uri: string }>>(templates, { filter })
  expect(all).toHaveLength(3)
  const ref = all[0]?.uri.split('/').at(-1)
  expect(
    (await wide.read<Listed>(templates, { filter: `contains(uri,'${ref}')` })).items,
  ).toHaveLength(1)
  expect((await wide.get(`${templates}?limit=51`)).status).toBe(400)
})

test('the two versions of appliance firmware differ in how they filter', async () => {
  const current = await wide.read<Listed>(bundles('v1'), { filter: "applianceType eq 'VM'" })
  const older = await wide.read<Listed>(bundles('v1beta1'), { filter: "eq(applianceType,'VM')" })
  expect(current.total).toBe(older.total)
  expect(current.items[0]?.['resourceUri']).toMatch(/\/v1\//)
  expect((await wide.get(`${bundles('v1')}?filter=eq(applianceType,'VM')`)).status).toBe(400)
})

test('which appliances may be updated is told of one bundle, where its type was asked for', async () => {
  type Bundle = { applicableAppliances: { name: string }[] }
  const ask = async (filter: string) =>
    (await wide.read<Listed<Bundle>>(bundles('v1'), { filter, displayAppliances: 'true' })).items
  const synergy = "applianceType eq 'SYNERGY'"
  const [newest] = await ask(`${synergy} and applianceVersion eq '9.30.00'`)
  expect(newest?.applicableAppliances.map(({ name }) => name)).toContain('synergy-composer-lyon')
  const [own] = await ask(`${synergy} and applianceVersion eq '9.20.00'`)
  expect(own?.applicableAppliances).toEqual([])
  for (const { applicableAppliances } of await ask(synergy))
    expect(applicableAppliances).toEqual([])
})
