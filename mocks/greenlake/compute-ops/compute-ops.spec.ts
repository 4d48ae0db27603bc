import { expect, test } from 'vitest'
import type { Machine } from '../../estate/types'
import { allInRegion } from '../in-region'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'

const root = '/compute-ops-mgmt'
type Region = ReturnType<typeof createRegion>
const subscribedOf = (region: Region): Machine => {
  const machine = allInRegion(region, region.estate.machines).find(
    ({ subscribed, faults }) => subscribed && !faults.size,
  )
  if (!machine) throw new Error('No server is subscribed.')
  return machine
}

/** Enough servers for one that nobody subscribed, and for whole groups. */
const wide = createRegion({ size: 'default' })

test('a server carries what live systems carry, oddities included', async () => {
  const region = createRegion()
  const machine = subscribedOf(region)
  const server = await region.read<Record<string, unknown>>(
    `${root}/v1/servers/${encodeURIComponent(machine.id)}`,
  )
  expect(server).toMatchObject({
    id: `${machine.productId}+${machine.serial}`,
    type: 'compute-ops-mgmt/server',
    name: machine.hostName,
    hardware: {
      uuid: machine.uuid,
      powerState: machine.power,
      health: { summary: 'OK', powerSupplyRedundancy: 'REDUNDANT' },
    },
    state: { connected: machine.connected, subscriptionTier: 'Enhanced' },
    host: { osDescription: 'None' },
  })
  expect(server['processorVendor']).toMatch(/ {2,}$/)
  expect(server['firmwareBundleUri']).toMatch(/^\/v1\/firmware-bundles\//)
  expect(server['createdAt']).toMatch(/\.\d{6}\+00:00$/)
})

test('a server that nobody subscribed lacks hardware and host, and its name is its serial', async () => {
  const machine = allInRegion(wide, wide.estate.machines).find(({ subscribed }) => !subscribed)
  const server = await wide.read(`${root}/v1/servers/${encodeURIComponent(machine?.id ?? '')}`)
  expect(server).toMatchObject({
    name: machine?.serial,
    generation: 1,
    state: { connected: false, connectedModifiedAt: null, subscriptionState: 'REQUIRED' },
  })
  expect(server).not.toHaveProperty('hardware')
  expect(server).not.toHaveProperty('host')
})

test('a filter on the name of a server sees its serial number', async () => {
  const region = createRegion()
  const { hostName, serial } = subscribedOf(region)
  const count = async (filter: string) =>
    (await region.read<Listed>(`${root}/v1/servers`, { filter })).total
  expect(await count(`name eq '${serial}'`)).toBe(1)
  expect(await count(`name eq '${hostName}'`)).toBe(0)
  expect(await count(`host/hostname eq '${hostName}'`)).toBe(1)
})

test('a failed power supply shows in health, redundancy, alerts and activities', async () => {
  const region = createRegion()
  const machine = subscribedOf(region)
  region.estate.failPowerSupply(machine.id)
  const [server] = (
    await region.read<Listed>(`${root}/v1/servers`, {
      filter: `id in ('${machine.id}') and hardware/health/summary eq 'CRITICAL'`,
    })
  ).items
  expect(server).toMatchObject({
    generation: machine.revision,
    hardware: {
      health: { powerSupplies: 'CRITICAL', powerSupplyRedundancy: 'FAILED_REDUNDANT' },
    },
  })
  const alerts = await region.read<Listed>(`${root}/v1/alerts`, {
    filter: `clearedAt eq null and device/id eq '${machine.id}' and severity eq 'critical'`,
  })
  expect(alerts.items).toEqual([
    expect.objectContaining({ severity: 'Critical', messageKey: 'PowerSupplyFailed' }),
  ])
  const [newest] = (await region.read<Listed>(`${root}/v1beta2/activities`)).items
  expect(newest).toMatchObject({
    key: 'SERVER_HEALTH_CRITICAL',
    healthState: 'CRITICAL',
    associatedServerUri: `/compute-ops-mgmt/v1/servers/${machine.id}`,
    source: { type: 'Server', id: machine.id },
  })
})

test('activities are in Japanese for who asks for it, alerts stay in English', async () => {
  const region = createRegion()
  const machine = subscribedOf(region)
  region.estate.failPowerSupply(machine.id)
  const read = async (path: string) => {
    const answer = await region.get(`${root}/${path}`, {
      'accept-language': 'fr, ja;q=0.8, en;q=0.5',
    })
    const { items } = (await answer.json()) as Listed
    return items[0]
  }
  expect(await read('v1beta2/activities')).toMatchObject({
    title: 'サーバーの状態: クリティカル',
    recommendedAction: 'ベイ 2 の給電を確認し、電源装置を取り付け直すか交換してください。',
  })
  expect(await read(`v1/alerts?sort=${encodeURIComponent('createdAt desc')}`)).toMatchObject({
    message: 'Power supply 2 failed, redundancy lost',
  })
})

test('activities since a moment, newest first', async () => {
  const region = createRegion()
  const since = region.estate.now()
  region.pass(1000)
  const [one, other] = allInRegion(region, region.estate.machines)
  region.estate.failPowerSupply(one?.id ?? '')
  region.pass(1000)
  region.estate.failPowerSupply(other?.id ?? '')
  const { items } = await region.read<Listed<{ createdAt: string }>>(`${root}/v1beta2/activities`, {
    filter: `createdAt gt ${new Date(since).toISOString()}`,
    sort: 'createdAt desc',
  })
  expect(items.map(({ createdAt }) => Date.parse(createdAt) - since)).toEqual([2000, 1000])
})

test('a group lists its servers, and so do its devices, which know no paging', async () => {
  const groups = await wide.read<Listed<{ id: string; name: string; devices: unknown[] }>>(
    `${root}/v1/groups`,
    { filter: "name eq 'paris-esx'" },
  )
  const [group] = groups.items
  const devices = await wide.read<Listed>(`${root}/v1/groups/${group?.id}/devices`, {
    limit: '1',
  })
  expect(devices.count).toBe(group?.devices.length)
  expect(devices.items).toEqual(group?.devices)
  expect((await wide.get(`${root}/v1/groups/none/devices`)).status).toBe(404)
})

test('a job is followed by its id, and its children by their parent', async () => {
  const group = [...wide.estate.groups.values()].find((one) => one.region === wide.region)
  const job = wide.estate.startJob({
    template: 'groupFirmware',
    resourceId: group?.id ?? '',
    machineIds: group?.machineIds.slice(0, 2) ?? [],
    pendingMs: 0,
    durationMs: 1000,
    outcome: 'success',
  })
  wide.pass(500)
  const path = `${root}/v1/jobs`
  expect(await wide.read(`${path}/${job.id}`)).toMatchObject({
    name: 'GroupFirmwareUpdate',
    state: 'RUNNING',
    resultCode: null,
    resource: { type: 'compute-ops-mgmt/group', id: group?.id },
  })
  const children = await wide.read<Listed<{ state: string }>>(path, {
    filter: `parentJobId eq '${job.id}'`,
  })
  expect(children.items.map(({ state }) => state)).toEqual(['RUNNING', 'PENDING'])
  wide.pass(3000)
  expect(await wide.read(`${path}/${job.id}`)).toMatchObject({
    state: 'COMPLETE',
    resultCode: 'SUCCESS',
  })
})
