import { expect, test } from 'vitest'
import type { Listed } from '../signed-in'
import { createProtected } from './protected-vm'

const jobs = '/backup-recovery/v1beta1/protection-jobs'

const runs = async ({ readSchedules }: ReturnType<typeof createProtected>, scheduleId: number) =>
  (await readSchedules()).find((one) => one.scheduleId === scheduleId)?.executionStatuses

test('back up now: the job has a run in progress, whose task ends with a good backup', async () => {
  const region = createProtected()
  const { send, vm, ended, readBackups, estate } = region
  const before = estate.backupsOf(vm.id).length
  const answer = await send('POST', `${jobs}/${vm.jobId}/run`, { scheduleIds: [1] })
  expect(answer.status).toBe(202)
  const taskUri = answer.headers.get('location')
  expect((await runs(region, 1))?.at(-1)).toMatchObject({ status: 'IN_PROGRESS', taskUri })
  expect(await ended(answer)).toMatchObject({
    state: 'SUCCEEDED',
    displayName: `Back up virtual machine ${vm.name}`,
    userId: 'console@example.com',
  })
  expect((await runs(region, 1))?.at(-1)).toMatchObject({ status: 'OK', taskUri })
  expect(estate.backupsOf(vm.id)).toHaveLength(before + 1)
  const [newest] = (await readBackups()).items
  expect(newest).toMatchObject({ state: 'OK', expiresAt: expect.any(String) })
  expect(newest).not.toHaveProperty('scheduleInfo')
})

test('the spelling of the recorded request runs the same schedules', async () => {
  const { send, vm, estate, pass } = createProtected('Daily 14 d')
  await send('POST', `${jobs}/${vm.jobId}/run`, { fullBackup: true, ScheduleIds: [2] })
  pass(600_000)
  expect(estate.backupsOf(vm.id).at(-1)).toMatchObject({ tier: 'CLOUD_BACKUP', full: true })
})

test('without ids every schedule runs; one that the job does not have is refused', async () => {
  const { send, vm, estate, pass } = createProtected('Critical 6 h')
  const [backups, snapshots] = [estate.backupsOf(vm.id).length, estate.snapshotsOf(vm.id).length]
  const refused = await send('POST', `${jobs}/${vm.jobId}/run`, { scheduleIds: [9] })
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({
    errorDetails: [{ issues: [{ subject: 'scheduleIds' }] }],
  })
  await send('POST', `${jobs}/${vm.jobId}/run`, {})
  pass(600_000)
  expect(estate.backupsOf(vm.id)).toHaveLength(backups + 1)
  expect(estate.snapshotsOf(vm.id)).toHaveLength(snapshots + 1)
})

test('a full store makes a run fail, with an issue; once it is freed the next is good', async () => {
  const region = createProtected('Standard 12 h')
  const { send, vm, ended, readBackups, newest, estate, read } = region
  const { storeId } = newest()
  estate.fillStore(storeId ?? '')
  const full = await send('POST', `${jobs}/${vm.jobId}/run`, {})
  expect(await ended(full)).toMatchObject({
    state: 'FAILED',
    error: { error: 'The protection store is full.' },
  })
  expect((await readBackups()).items[0]).toMatchObject({
    state: 'ERROR',
    stateReason: 'The protection store is full.',
  })
  expect((await runs(region, 1))?.at(-1)).toMatchObject({ status: 'ERROR' })
  expect([...estate.issues.values()]).toContainEqual(
    expect.objectContaining({ name: 'Protection store is full', clearedAt: null }),
  )
  estate.freeStore(storeId ?? '')
  expect(await ended(await send('POST', `${jobs}/${vm.jobId}/run`, {}))).toMatchObject({
    state: 'SUCCEEDED',
  })
  const open = [...estate.issues.values()].filter(({ clearedAt }) => clearedAt === null)
  expect(open.map(({ name }) => name)).not.toContain('Protection store is full')
  expect(await read(`${jobs}/${vm.jobId}`)).toMatchObject({ operational: 'ACTIVE' })
})

test('a store that fills up during a run makes it fail at its end', async () => {
  const { send, vm, ended, pass, newest, estate } = createProtected('Standard 12 h')
  const answer = await send('POST', `${jobs}/${vm.jobId}/run`, {})
  pass(30_000)
  estate.fillStore(newest().storeId ?? '')
  expect(await ended(answer)).toMatchObject({ state: 'FAILED', progressPercent: 90 })
})

test('one suspended schedule suspends a job in part, all of them pause the VM', async () => {
  const { send, vm, ended, read, readVm } = createProtected('Daily 14 d')
  const path = `${jobs}/${vm.jobId}`
  await ended(await send('POST', `${path}/suspend`, { scheduleIds: [2] }))
  expect(await read(path)).toMatchObject({ operational: 'PARTIALLY_SUSPENDED' })
  await ended(await send('POST', `${path}/suspend`, {}))
  expect(await read(path)).toMatchObject({ operational: 'SUSPENDED' })
  expect(await readVm()).toMatchObject({ protectionStatus: 'PAUSED' })
  await ended(await send('POST', `${path}/resume`, {}))
  expect(await read(path)).toMatchObject({ operational: 'ACTIVE' })
  expect(await readVm()).toMatchObject({ protectionStatus: 'PROTECTED' })
})

test('without its job a VM is unprotected and keeps its backups; a new one runs at once', async () => {
  const { send, vm, ended, read, readVm, statusOf, estate, pass } = createProtected()
  const { jobId, policyId } = vm
  const asset = { id: vm.id, type: 'hybrid-cloud/virtual-machine', name: vm.name }
  const body = { assetInfo: asset, protectionPolicyId: policyId }
  expect((await send('POST', jobs, body)).status).toBe(400)

  await ended(await send('DELETE', `${jobs}/${jobId}`))
  expect(await statusOf(`${jobs}/${jobId}`)).toBe(404)
  expect(await readVm()).toMatchObject({
    protectionStatus: 'UNPROTECTED',
    recoveryPointsExist: true,
  })
  const before = estate.backupsOf(vm.id).length

  const answer = await send('POST', jobs, body)
  expect(await ended(answer, 30_000)).toMatchObject({ state: 'SUCCEEDED' })
  const filter = `assetInfo/id eq '${vm.id}'`
  const { items } = await read<Listed>(jobs, { filter })
  expect(items).toMatchObject([{ protectionPolicyInfo: { id: policyId }, operational: 'ACTIVE' }])
  pass(600_000)
  expect(estate.backupsOf(vm.id).length).toBeGreaterThan(before)
  expect(await readVm()).toMatchObject({ protectionStatus: 'PROTECTED' })
})

test('overrides show with the schedule that they are for', async () => {
  const { send, vm, ended, readSchedules } = createProtected('Standard 12 h')
  const { policyId } = vm
  await ended(await send('DELETE', `${jobs}/${vm.jobId}`))
  const overrides = {
    protections: [{ id: 'tier', schedules: [{ scheduleId: 1, consistency: 'APPLICATION' }] }],
  }
  const body = { assetInfo: { id: vm.id }, protectionPolicyId: policyId, overrides }
  await ended(await send('POST', jobs, body))
  expect(await readSchedules()).toMatchObject([
    { scheduleId: 1, overrides: { consistency: 'APPLICATION' } },
  ])
})
