import { expect, test } from 'vitest'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'
import { releases } from './software-catalogue'

const root = '/data-services/v1beta1'
const { read, get, send, estate } = createRegion()
const orchestrator = releases.filter(({ component }) => component === 'Data Orchestrator')
const componentId = orchestrator[0]?.componentId ?? ''

test('releases filter by component or version, and this list alone knows or', async () => {
  const path = `${root}/software-releases`
  const filter = `softwareComponent/id eq '${componentId}'`
  expect((await read<Listed>(path, { filter })).total).toBe(orchestrator.length)
  const either = "version eq '1.4.0' or version in ('4.3.9','4.4.1')"
  expect((await read<Listed>(path, { filter: either })).total).toBe(3)
  expect((await read<Listed>(path, { limit: '0' })).items).toEqual([])
  const ids = (await read<Listed<{ id: string }>>(path)).items.map(({ id }) => id)
  expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)))
  expect((await get(`${path}?sort=usage`)).status).toBe(400)
})

test('a download is sent on to where the file is; a withdrawn release is denied', async () => {
  const [withdrawn, current] = orchestrator
  const download = (id = '', file = 'SOFTWARE') =>
    send('POST', `${root}/software-releases/${id}/download`, { file })
  const found = await download(current?.id, 'SIGNATURE')
  expect(found.status).toBe(303)
  expect(found.headers.get('location')).toMatch(/data-orchestrator-1\.5\.0\.ova\.sig/)
  const denied = await download(withdrawn?.id)
  expect(denied.status).toBe(403)
  expect(await denied.json()).toMatchObject({ errorCode: 'HPE_GL_DATA_SERVICES_RELEASE_DENIED' })
  expect((await download(current?.id, 'README')).status).toBe(400)
})

test('new installations begin with the newest release that is for them', async () => {
  const path = `${root}/software-components/${componentId}/install-release`
  expect(await read(path)).toMatchObject({ version: '1.5.2', usage: 'UNIVERSAL' })
})

test('upgrades go one after the other, and want to know what is upgraded', async () => {
  const query = { 'software-component-id': componentId, version: '1.4.0' }
  const { items } = await read<Listed>(`${root}/software-upgrades`, {
    ...query,
    'agent-id': componentId,
  })
  expect(items).toMatchObject([
    { allowed: true, notes: [], softwareRelease: { version: '1.5.0' } },
    { allowed: false, notes: ['Upgrade to 1.5.0 first.'], softwareRelease: { version: '1.5.2' } },
  ])
  const nothing = `${root}/software-upgrades?${new URLSearchParams(query)}`
  expect((await get(nothing)).status).toBe(400)
  expect((await get(`${nothing.replace('1.4.0', '9.9.9')}&serial-number=AF-1`)).status).toBe(404)
})

test('storage locations come all at once, by capability alone', async () => {
  const path = `${root}/storage-locations`
  const capable = await read<Listed>(path, { filter: "'backup-and-recovery' in capabilities" })
  expect(capable.items).toContainEqual(
    expect.objectContaining({ id: 'aws:us-east-1', name: 'N. Virginia - AWS' }),
  )
  expect(await read<Listed>(path, { filter: "'catering' in capabilities" })).toMatchObject({
    items: null,
  })
  expect((await get(`${path}?filter=capabilities eq 'x'`)).status).toBe(400)
})

test('tags tell their limit, take the full selection only, and sort by one property', async () => {
  const path = `${root}/tags`
  const page = await read<Listed>(path, { sort: 'value desc' })
  expect(page).toMatchObject({ limit: 20, offset: 0 })
  const sites = [...estate.hypervisorManagers.values()].filter(
    ({ region }) => region === 'eu-central',
  )
  expect(page.total).toBe(sites.length + 2)
  expect((await get(`${path}?select=key,value`)).status).toBe(400)
  expect((await get(`${path}?select=id,key,value,type,customerId`)).status).toBe(200)
  expect((await get(`${path}?sort=key,value`)).status).toBe(400)
  const filter = "startswith(key,'back') and value ne 'x'"
  expect((await read<Listed>(path, { filter })).total).toBe(1)
})
