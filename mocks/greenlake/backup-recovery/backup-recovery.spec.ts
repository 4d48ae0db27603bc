import { expect, test } from 'vitest'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'
import { createProtected } from './protected-vm'

const root = '/backup-recovery/v1beta1'
const minute = 60_000

test('a VM names its policy, host, cluster and datastore; memory is text', async () => {
  const { readVm, vm, estate } = createProtected()
  expect(await readVm()).toMatchObject({
    name: vm.name,
    protectionStatus: 'PROTECTED',
    recoveryPointsExist: true,
    protectionJobInfo: { id: vm.jobId, protectionPolicyInfo: { id: vm.policyId } },
    hostInfo: { name: estate.machines.get(vm.machineId)?.hostName },
    computeInfo: { memorySizeInMib: String(vm.memoryMb) },
    vmClassification: '',
  })
})

test('an unprotected VM has references full of empty strings', async () => {
  const { read, estate } = createRegion({ size: 'default' })
  const vm = [...estate.vms.values()].find(
    ({ home, policyId }) =>
      'greenlake' in home && home.greenlake === 'eu-central' && policyId === null,
  )
  expect(await read(`/virtualization/v1beta1/virtual-machines/${vm?.id}`)).toMatchObject({
    protectionStatus: 'UNPROTECTED',
    protectionJobInfo: { id: '', protectionPolicyInfo: { id: '', name: '' } },
    protectionPolicyAppliedAtInfo: { type: '' },
  })
}, 20_000)

test('missed runs let the protection lapse', async () => {
  const { readVm, pass, estate, vm } = createProtected()
  pass(2 * (estate.policies.get(vm.policyId ?? '')?.everyMinutes ?? 0) * minute)
  expect(await readVm()).toMatchObject({ protectionStatus: 'LAPSED' })
})

test('a backup is being created, then good, with a size in MiB', async () => {
  const { estate, pass, vm, readBackups } = createProtected()
  const { id } = estate.takeBackup(vm.id, { durationMs: minute })
  expect((await readBackups()).items[0]).toMatchObject({ id, state: 'CREATING' })
  pass(minute)
  const [newest] = (await readBackups()).items
  expect(newest).toMatchObject({
    id,
    state: 'OK',
    backupSetsInfo: [{ backups: [{ sizeInMib: expect.any(Number) }] }],
  })
  expect(newest).not.toHaveProperty('scheduleInfo')
})

test('a failed backup is an ERROR with its reason', async () => {
  const { estate, pass, vm, readBackups } = createProtected()
  const { id } = estate.takeBackup(vm.id, { failure: 'The protection store is full.' })
  pass(minute)
  expect((await readBackups({ filter: "state eq 'ERROR'" })).items[0]).toMatchObject({
    id,
    status: 'ERROR',
    stateReason: 'The protection store is full.',
  })
})

test('a protection job tells its next and last runs, and the tasks of those it still knows', async () => {
  const { readSchedules, estate, vm } = createProtected()
  const iso = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`
  const good = estate
    .backupsOf(vm.id)
    .findLast(({ state, scheduleId }) => state === 'GOOD' && scheduleId === 1)
  const schedule = (await readSchedules()).find(({ scheduleId }) => scheduleId === 1)
  expect(schedule).toMatchObject({
    operational: 'ACTIVE',
    nextRunTime: iso(estate.nextRunOf(vm) ?? 0),
    prevSuccessfulRunTime: iso(good?.at ?? 0),
  })
  expect(schedule?.executionStatuses).toContainEqual(
    expect.objectContaining({
      status: 'OK',
      taskUri: expect.stringMatching(/^\/data-services\/v1beta1\/async-operations\//),
    }),
  )
})

test('policies have a tier for each kind of copy, and a schedule in hours or days', async () => {
  const { read } = createRegion()
  const { items } = await read<Listed>(`${root}/protection-policies`, { sort: 'name' })
  expect(items.map(({ name }) => name)).toEqual(['Critical 6 h', 'Daily 14 d', 'Standard 12 h'])
  const schedule = (recurrence: string, every: number) => [
    { schedule: { recurrence, repeatInterval: { every } } },
  ]
  expect(items.map(({ protections }) => protections)).toMatchObject([
    [
      { type: 'SNAPSHOT', schedules: schedule('HOURLY', 6) },
      { type: 'BACKUP', schedules: schedule('HOURLY', 6) },
    ],
    [
      { type: 'BACKUP', schedules: schedule('DAILY', 1) },
      { type: 'CLOUD_BACKUP', schedules: schedule('DAILY', 2) },
    ],
    [{ type: 'BACKUP', schedules: schedule('HOURLY', 12) }],
  ])
})

test('a backup says where it lies, what it was made from and of what', async () => {
  const { readBackups, newest, vm } = createProtected('Critical 6 h')
  const { id } = newest()
  const { items } = await readBackups()
  expect(items.find((backup) => backup['id'] === id)).toMatchObject({
    backupType: 'BACKUP',
    protectionStoreInfo: { name: 'store-eu-central-1', protectionStoreType: 'ON_PREMISES' },
    storageSystemInfo: { name: 'psg-eu-central-1' },
    scheduleInfo: { scheduleId: 1, recurrence: 'HOURLY' },
    sourceCopyInfo: { id: newest('SNAPSHOT').id, type: 'SNAPSHOT' },
    verificationInfo: { state: 'VERIFIED' },
    vmConfigInfo: { computeInfo: { memorySizeInMib: String(vm.memoryMb) } },
  })
})

test('backups belong to a VM of the region; there is no list across VMs', async () => {
  const { get } = createRegion()
  expect((await get(`${root}/virtual-machines/none/backups`)).status).toBe(404)
  expect((await get(`${root}/backups`)).status).toBe(404)
})
