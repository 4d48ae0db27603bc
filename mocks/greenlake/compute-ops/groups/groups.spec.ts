import { expect, test } from 'vitest'
import type { Group } from '../../../estate/types'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'
import { v1, v1beta2, v1beta3 } from './face'

type Shown = Record<string, unknown> & { id: string; name: string }
const wide = createRegion({ size: 'default' })

const groupNamed = (region: ReturnType<typeof createRegion>, name: string): Group => {
  const group = [...region.estate.groups.values()].find((one) => one.name === name)
  if (!group) throw new Error(`There is no group ${name}.`)
  return group
}
const make = async (region: ReturnType<typeof createRegion>, body: object = {}) => {
  const answer = await region.send('POST', v1.groups, {
    name: 'Ours',
    deviceType: 'DIRECT_CONNECT_SERVER',
    ...body,
  })
  return { answer, group: (await answer.json()) as Shown }
}

test('a group is made, read by its address, changed by a merge patch, and deleted', async () => {
  const region = createRegion()
  const { answer, group } = await make(region, { description: 'Of the lab' })
  const address = answer.headers.get('location') ?? ''
  expect([answer.status, address]).toEqual([201, `${v1.groups}/${group.id}`])
  expect(await region.read(address)).toMatchObject({
    type: 'compute-mgmt-ops/group',
    description: 'Of the lab',
    generation: 1,
    devices: [],
    policies: {
      onDeviceAdd: { firmwareUpdate: false },
      onDeviceApply: { firmwareDowngrade: false },
    },
  })
  const patched = await region.send('PATCH', address, {
    description: null,
    policies: { onDeviceAdd: { firmwareUpdate: true } },
  })
  expect(await patched.json()).toMatchObject({
    name: 'Ours',
    description: null,
    generation: 2,
    policies: { onDeviceAdd: { firmwareUpdate: true, osCompletionTimeoutMin: 240 } },
  })
  expect((await region.send('DELETE', address)).status).toBe(204)
  expect((await region.get(address)).status).toBe(404)
})

test('a name that another group has is a conflict, and none may be changed to it', async () => {
  const region = createRegion()
  await make(region)
  expect((await make(region)).answer.status).toBe(409)
  const { group } = await make(region, { name: 'Theirs' })
  const renamed = await region.send('PATCH', `${v1.groups}/${group.id}`, { name: 'Ours' })
  expect(renamed.status).toBe(400)
})

test('what a body lacks or has too much of is told field by field', async () => {
  const region = createRegion()
  const { answer, group } = await make(region, {
    deviceType: 'TOASTER',
    autoAddTags: { Rack: '1', Row: '2' },
  })
  expect(answer.status).toBe(400)
  expect(group).toMatchObject({
    errorDetails: [{ issues: [{ subject: 'autoAddTags' }, { subject: 'deviceType' }] }],
  })
})

test('a setting that there is not cannot be applied', async () => {
  const region = createRegion()
  const { answer } = await make(region, { settingsUris: ['/compute-ops-mgmt/v1/settings/none'] })
  expect(answer.status).toBe(400)
})

test('a group with devices is deleted by force only', async () => {
  const region = createRegion()
  const group = [...region.estate.groups.values()].find(
    (one) => one.region === region.region && one.machineIds.length > 0,
  )
  const address = `${v1.groups}/${group?.id}`
  expect((await region.send('DELETE', address)).status).toBe(400)
  expect((await region.send('DELETE', `${address}?force=true`)).status).toBe(204)
})

test('three versions show one group, each with its own names and words', async () => {
  const { id } = groupNamed(wide, 'paris-esx')
  const [now, beta, old] = await Promise.all(
    [v1, v1beta3, v1beta2].map(({ groups }) => wide.read<Shown>(`${groups}/${id}`)),
  )
  expect([now?.name, beta?.name, old?.name]).toEqual(['paris-esx', 'paris-esx', 'paris-esx'])
  expect(now?.['groupCompliance']).toMatchObject({ firmware: { status: 'Not Compliant' } })
  expect(old?.['groupCompliance']).toMatchObject({ firmware: { status: 'NOT_COMPLIANT' } })
  expect(old?.['type']).toBe('compute-ops/group')
  expect(
    [now, beta, old].map((shown) => JSON.stringify(shown).match(/\/[\w/-]*settings\//)?.[0]),
  ).toEqual([
    '/compute-ops-mgmt/v1/settings/',
    '/compute-ops-mgmt/v1beta1/settings/',
    '/compute-ops/v1beta1/server-settings/',
  ])
})

test('the oldest version says twice whether firmware is updated, and both must agree', async () => {
  const region = createRegion()
  const send = (firmwareUpdate: boolean) =>
    region.send('POST', v1beta2.groups, {
      name: 'Twice',
      autoFwUpdateOnAdd: true,
      serverPolicies: { onServerAdd: { firmwareUpdate, osImageSettings: true } },
    })
  expect((await send(false)).status).toBe(400)
  const made = (await (await send(true)).json()) as Shown
  expect(made).toMatchObject({
    autoFwUpdateOnAdd: true,
    serverPolicies: { onServerAdd: { firmwareUpdate: true, osImageSettings: true } },
  })
  expect(await region.read(`${v1.groups}/${made.id}`)).toMatchObject({
    policies: { onDeviceAdd: { firmwareUpdate: true, osInstall: true } },
  })
})

test('groups are filtered and sorted by what they show', async () => {
  const { items } = await wide.read<Listed<Shown>>(v1.groups, {
    filter: "complianceStatus ne 'COMPLIANT'",
    sort: 'name desc',
  })
  const names = items.map(({ name }) => name)
  expect(names.length).toBeGreaterThan(1)
  expect(names).toEqual(names.toSorted().toReversed())
})
