import { expect, test } from 'vitest'
import { models } from '../../../estate/hardware'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'
import { v1, v1beta2 } from './face'

type Device = { deviceId: string; eTag: string; serverId?: string }

const open = async () => {
  const region = createRegion()
  const [group, other] = [...region.estate.groups.values()].filter(
    (one) => one.region === region.region && one.machineIds.length > 1,
  )
  if (!group || !other) throw new Error('The region has too few groups.')
  const devices = async (id = group.id) =>
    (await region.read<Listed<Device>>(`${v1.groups}/${id}/devices`)).items
  const [device] = await devices()
  if (!device) throw new Error('The group is empty.')
  const assign = (eTag?: string) =>
    region.send('POST', `${v1.groups}/${other.id}/devices`, {
      devices: [{ deviceId: device.deviceId, ...(eTag ? { eTag } : {}) }],
    })
  return { region, group, other, device, devices, assign }
}

test('a device moves by an operation, which ends before the device is there for all to see', async () => {
  const { region, group, other, device, devices, assign } = await open()
  const answer = await assign(device.eTag)
  const address = answer.headers.get('location') ?? ''
  expect([answer.status, await answer.text()]).toEqual([202, ''])
  expect(await region.read(address)).toMatchObject({
    operationType: 'ADD_DEVICE_TO_GROUP',
    state: 'INITIALIZED',
    sourceResourceUri: `${v1.groups}/${other.id}`,
  })
  expect((await devices()).map(({ deviceId }) => deviceId)).toContain(device.deviceId)
  region.pass(10_000)
  expect(await region.read(address)).toMatchObject({
    state: 'SUCCEEDED',
    progressPercent: 100,
    results: [
      {
        resourceUri: `/compute-ops-mgmt/v1beta3/groups/${other.id}/devices/${device.deviceId}`,
      },
    ],
  })
  expect((await devices()).map(({ deviceId }) => deviceId)).not.toContain(device.deviceId)
  const moved = (await devices(other.id)).find(({ deviceId }) => deviceId === device.deviceId)
  expect(moved?.eTag).not.toBe(device.eTag)
  expect(region.estate.machines.get(device.deviceId)?.groupId).toBe(other.id)
  expect(group.machineIds).not.toContain(device.deviceId)
})

test('a move out of another group without the latest eTag fails, and nothing moves', async () => {
  const { region, group, device, assign } = await open()
  const address = (await assign()).headers.get('location') ?? ''
  region.pass(10_000)
  expect(await region.read(address)).toMatchObject({
    state: 'FAILED',
    error: { errorCode: 'HPE-GL-COMPUTE_OPS-0412001' },
  })
  expect(region.estate.machines.get(device.deviceId)?.groupId).toBe(group.id)
})

test('devices that are not there are refused by their place in the list', async () => {
  const { region, group } = await open()
  const answer = await region.send('POST', `${v1.groups}/${group.id}/devices`, {
    devices: [{ deviceId: 'nobody' }],
  })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    errorDetails: [{ issues: [{ subject: 'devices.0.deviceId' }] }],
  })
})

test('all devices leave by force, which takes no body', async () => {
  const { region, group } = await open()
  const path = `${v1.groups}/${group.id}/devices/unassign`
  const named = { devices: [{ deviceId: group.machineIds[0] }] }
  expect((await region.send('POST', `${path}?force=true`, named)).status).toBe(400)
  expect((await region.send('POST', path)).status).toBe(400)
  expect((await region.send('POST', `${path}?force=true`)).status).toBe(202)
  region.pass(10_000)
  expect(group.machineIds).toEqual([])
})

test('only the BIOS can be reset when a device leaves', async () => {
  const { region, group } = await open()
  const path = `${v1.groups}/${group.id}/devices/unassign?force=true&reset-subsystems=`
  expect((await region.send('POST', `${path}NIC`)).status).toBe(400)
  expect((await region.send('POST', `${path}BIOS`)).status).toBe(202)
})

test('v1beta2 moves at once: without an eTag a conflict, with an old one a failed precondition', async () => {
  const { region, group, other, device } = await open()
  const path = `${v1beta2.groups}/${other.id}/devices`
  const send = (eTag?: string, query = '') =>
    region.send('POST', `${path}${query}`, { devices: [{ serverId: device.deviceId, eTag }] })
  expect((await send()).status).toBe(409)
  expect((await send('0x00000000')).status).toBe(412)
  const dry = (await (await send(undefined, '?dry-run=true')).json()) as { devices: Device[] }
  expect(dry.devices).toMatchObject([{ eTag: device.eTag, groupId: group.id, state: 'ACTIVE' }])
  const moved = (await (await send(device.eTag)).json()) as { devices: Device[] }
  expect(moved.devices).toMatchObject([{ groupId: other.id, serverId: device.deviceId }])
})

test('v1beta2 takes devices out by their ids, one by its address, and all by force', async () => {
  const { region, group } = await open()
  const path = `${v1beta2.groups}/${group.id}/devices`
  const [one = '', two = ''] = group.machineIds.map(encodeURIComponent)
  expect((await region.send('DELETE', path)).status).toBe(400)
  expect((await region.send('DELETE', `${path}?id=${one}`)).status).toBe(204)
  expect((await region.send('DELETE', `${path}/${one}`)).status).toBe(404)
  const before = group.machineIds.length
  await region.send('DELETE', `${path}/${two}`)
  expect(group.machineIds).toHaveLength(before - 1)
  await region.send('DELETE', `${path}?force=true`)
  expect(group.machineIds).toEqual([])
})

test('a group that updates what comes to it starts a job for it, and the server is compliant after', async () => {
  const { region, device, other, assign } = await open()
  const machine = region.estate.machines.get(device.deviceId)
  if (!machine) throw new Error('The server is gone.')
  machine.romVersion = models.find(({ name }) => name === machine.model)?.romVersions[1] ?? ''
  await region.send('PATCH', `${v1.groups}/${other.id}`, {
    policies: { onDeviceAdd: { firmwareUpdate: true } },
  })
  await assign(device.eTag)
  region.pass(10_000)
  const jobs = [...region.estate.jobs.values()].filter(
    ({ resourceId }) => resourceId === machine.id,
  )
  expect(jobs.at(-1)).toMatchObject({ name: 'FirmwareUpdate.New', resultCode: null })
  region.pass(3_600_000)
  const { items } = await region.read<Listed>(`${v1.groups}/${other.id}/compliance`, {
    filter: "complianceState eq 'COMPLIANT'",
  })
  expect(items).toContainEqual(expect.objectContaining({ deviceId: machine.id, score: 100 }))
})
