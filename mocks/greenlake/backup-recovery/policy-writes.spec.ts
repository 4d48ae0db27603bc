import { expect, test } from 'vitest'
import { createDrivenEstate } from '../../estate/driven-estate'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'
import { createProtected } from './protected-vm'

const policies = '/backup-recovery/v1beta1/protection-policies'
const hour = 3_600_000

const storesOf = ({ estate, region }: ReturnType<typeof createRegion>) => {
  const stores = [...estate.protection.stores.values()].filter((one) => one.region === region)
  const idOf = (type: string) => stores.find((store) => store.type === type)?.id
  return { local: idOf('ON_PREMISES'), cloud: idOf('CLOUD') }
}

const schedule = (scheduleId: number, recurrence: string, every: number, source?: number) => ({
  scheduleId,
  name: `Schedule ${scheduleId}`,
  schedule: { recurrence, repeatInterval: { every } },
  expireAfter: { unit: 'DAYS', value: scheduleId },
  ...(source === undefined ? {} : { sourceProtectionScheduleId: source }),
})

const threeTiers = ({ local, cloud }: ReturnType<typeof storesOf>) => ({
  name: 'Three tiers',
  description: 'Snapshot, local, cloud',
  applicationType: 'VMWARE',
  protections: [
    { type: 'SNAPSHOT', schedules: [schedule(1, 'HOURLY', 4)] },
    { type: 'BACKUP', protectionStoreId: local, schedules: [schedule(2, 'DAILY', 1, 1)] },
    { type: 'CLOUD_BACKUP', protectionStoreId: cloud, schedules: [schedule(3, 'DAILY', 2, 2)] },
  ],
})

const createPolicy = async () => {
  const region = createRegion()
  const body = threeTiers(storesOf(region))
  const answer = await region.send('POST', policies, body)
  const policy = (await answer.json()) as { id: string; protections: { id: string }[] }
  return { ...region, body, answer, policy, path: `${policies}/${policy.id}` }
}

test('a policy is made at once, unassigned, its tiers with ids and stores', async () => {
  const { answer, policy, read, path } = await createPolicy()
  expect(answer.status).toBe(200)
  expect(policy).toMatchObject({
    assigned: false,
    generation: 1,
    protections: [
      { type: 'SNAPSHOT', id: expect.any(String) },
      { type: 'BACKUP', protectionStoreInfo: { protectionStoreType: 'ON_PREMISES' } },
      { type: 'CLOUD_BACKUP', protectionStoreInfo: { protectionStoreType: 'CLOUD' } },
    ],
  })
  expect(await read(path)).toEqual(policy)
})

test('a merge patch changes a schedule of a tier and leaves the others', async () => {
  const { policy, send, path } = await createPolicy()
  const id = policy.protections[1]?.id
  const answer = await send('PATCH', path, {
    name: 'Backups twice a day',
    protections: [{ id, schedules: [schedule(2, 'HOURLY', 12, 1)] }],
  })
  expect(await answer.json()).toMatchObject({
    name: 'Backups twice a day',
    description: 'Snapshot, local, cloud',
    generation: 2,
    protections: [
      policy.protections[0],
      { id, schedules: [{ schedule: { recurrence: 'HOURLY' } }] },
      policy.protections[2],
    ],
  })
})

test('a replacement keeps the ids of tiers that there still are', async () => {
  const { policy, body, send, path } = await createPolicy()
  const protections = body.protections.slice(0, 2)
  const answer = await send('PUT', path, { ...body, protections })
  const { protections: now } = (await answer.json()) as typeof policy
  expect(now.map(({ id }) => id)).toEqual(policy.protections.slice(0, 2).map(({ id }) => id))
})

test.each([
  ['a name that is taken', { name: 'Daily 14 d' }, 'name'],
  [
    'no schedule',
    { protections: [{ type: 'SNAPSHOT', schedules: [] }] },
    'protections.0.schedules',
  ],
  [
    'a backup without a store',
    { protections: [{ type: 'BACKUP', schedules: [schedule(1, 'DAILY', 1)] }] },
    'protectionStoreId',
  ],
  [
    'a source that is not there',
    { protections: [{ type: 'SNAPSHOT', schedules: [schedule(1, 'DAILY', 1, 7)] }] },
    'sourceProtectionScheduleId',
  ],
])('%s is refused, and the field named', async (_, change, subject) => {
  const region = createRegion()
  const body = { ...threeTiers(storesOf(region)), ...change }
  const answer = await region.send('POST', policies, body)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    errorDetails: [{ issues: expect.arrayContaining([expect.objectContaining({ subject })]) }],
  })
})

test('a policy in use cannot be deleted, an unassigned one is gone at once', async () => {
  const { send, read, get, path } = await createPolicy()
  const { items } = await read<Listed>(policies, { filter: 'assigned eq true' })
  expect((await send('DELETE', `${policies}/${String(items[0]?.['id'])}`)).status).toBe(412)
  expect((await send('DELETE', path)).status).toBe(204)
  expect((await get(path)).status).toBe(404)
})

test('a changed policy changes the next runs of its VMs', async () => {
  const { send, vm, estate } = createProtected('Standard 12 h')
  const [tier] = estate.protection.policies.get(vm.policyId ?? '')?.tiers ?? []
  await send('PATCH', `${policies}/${vm.policyId}`, {
    protections: [{ id: tier?.id, schedules: [schedule(1, 'HOURLY', 1)] }],
  })
  expect((estate.nextRunOf(vm) ?? 0) - estate.now()).toBeLessThanOrEqual(hour)
})

test('runs keep to the schedules of a policy, each in its own interval', () => {
  const { estate, pass } = createDrivenEstate({ life: true })
  const vm = [...estate.vms.values()].find(
    ({ policyId, suspended }) =>
      !suspended && estate.policies.get(policyId ?? '')?.name === 'Daily 14 d',
  )
  if (!vm) throw new Error('No VM is backed up daily.')
  const count = () => {
    const backups = estate.backupsOf(vm.id)
    const cloud = backups.filter(({ tier }) => tier === 'CLOUD_BACKUP').length
    return { cloud, local: backups.length - cloud, newest: backups.at(-1)?.at ?? 0 }
  }
  const before = count()
  pass(4 * 24 * hour)
  const after = count()
  expect(after.newest - before.newest).toBe(4 * 24 * hour)
  expect(after.local / after.cloud).toBeCloseTo(2, 0)
})
