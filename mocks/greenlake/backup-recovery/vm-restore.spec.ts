import { expect, test } from 'vitest'
import { hostIdOf } from '../../estate/hypervisors'
import type { Listed } from '../signed-in'
import { createProtected } from './protected-vm'

const vms = '/virtualization/v1beta1/virtual-machines'

test('a VM is overwritten: off and restoring, then on again; the copy is in use meanwhile', async () => {
  const { send, read, readVm, ended, pass, vmPath, newest } = createProtected()
  const backupId = newest().id
  const body = { restoreType: 'PARENT', backupId }
  const answer = await send('POST', `${vmPath}/restore`, body)
  expect(answer.status).toBe(202)
  pass(60_000)
  expect(await readVm()).toMatchObject({ powerState: 'POWERED_OFF' })
  expect(await read(`${vmPath}/backups/${backupId}`)).toMatchObject({ state: 'IN_USE_FOR_RESTORE' })
  expect((await send('POST', `${vmPath}/restore`, body)).status).toBe(409)
  expect(await ended(answer)).toMatchObject({ state: 'SUCCEEDED', error: null })
  expect(await readVm()).toMatchObject({ powerState: 'POWERED_ON' })
  expect(await read(`${vmPath}/backups/${backupId}`)).toMatchObject({ state: 'OK' })
})

test('restored as another, a VM stands beside the first where it was asked to, unprotected', async () => {
  const { send, read, ended, vmPath, vm, newest, estate } = createProtected('Critical 6 h')
  const host = estate.machines.get(vm.machineId)
  if (!host) throw new Error('The VM runs nowhere.')
  const targetVmInfo = { name: 'restored-01', hostId: hostIdOf(host), powerOn: true }
  const snapshotId = newest('SNAPSHOT').id
  const body = { restoreType: 'ALTERNATE', snapshotId, targetVmInfo }
  expect(await ended(await send('POST', `${vmPath}/restore`, body))).toMatchObject({
    state: 'SUCCEEDED',
  })
  const { items } = await read<Listed>(vms, { filter: "name eq 'restored-01'" })
  expect(items).toMatchObject([
    {
      powerState: 'POWERED_ON',
      protectionStatus: 'UNPROTECTED',
      recoveryPointsExist: false,
      hostInfo: { name: host.hostName },
      capacityInBytes: vm.capacityBytes,
    },
  ])
  expect((await send('POST', `${vmPath}/restore`, body)).status).toBe(409)
})

test.each([
  ['no copy', { restoreType: 'PARENT' }, 'backupId'],
  ['a copy that is not there', { restoreType: 'PARENT', backupId: 'none' }, 'backupId'],
  ['two copies', { restoreType: 'PARENT', backupId: 'a', snapshotId: 'b' }, 'backupId'],
  ['an unknown type', { restoreType: 'SIDEWAYS', backupId: 'a' }, 'restoreType'],
])('%s is refused, and the field named', async (_, body, subject) => {
  const { send, vmPath } = createProtected()
  const answer = await send('POST', `${vmPath}/restore`, body)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ errorDetails: [{ issues: [{ subject }] }] })
})

test('a new VM needs a name, and a place that exists', async () => {
  const { send, vmPath, newest } = createProtected()
  const body = { restoreType: 'ALTERNATE', backupId: newest().id }
  expect((await send('POST', `${vmPath}/restore`, body)).status).toBe(400)
  const targetVmInfo = { name: 'restored-01', clusterId: 'none' }
  const answer = await send('POST', `${vmPath}/restore`, { ...body, targetVmInfo })
  expect(await answer.json()).toMatchObject({
    errorDetails: [{ issues: [{ subject: 'targetVmInfo.clusterId' }] }],
  })
})

test('a failed backup cannot be restored from', async () => {
  const { send, vmPath, vm, estate, pass } = createProtected()
  const { id } = estate.takeBackup(vm.id, { failure: 'No space left.' })
  pass(60_000)
  const body = { restoreType: 'PARENT', backupId: id }
  expect((await send('POST', `${vmPath}/restore`, body)).status).toBe(412)
})

test('disks come back into their own VM, or as further ones into another', async () => {
  const { send, ended, vmPath, vm, newest, estate } = createProtected()
  const restoreDiskDetails = [{ recoveryPointDiskDetails: { diskLabel: 'Hard disk 1' } }]
  const body = { backupId: newest().id, restoreDiskDetails }
  const before = vm.capacityBytes
  const own = await send('POST', `${vmPath}/restore-disks`, { ...body, restoreType: 'PARENT' })
  expect(await ended(own)).toMatchObject({ state: 'SUCCEEDED' })
  expect(vm.capacityBytes).toBe(before)

  const other = [...estate.vms.values()].find(
    (one) => one !== vm && 'greenlake' in one.home && one.home.greenlake === 'eu-central',
  )
  const capacity = other?.capacityBytes ?? 0
  const alternate = { ...body, restoreType: 'ALTERNATE', targetVmId: other?.id }
  expect(await ended(await send('POST', `${vmPath}/restore-disks`, alternate))).toMatchObject({
    state: 'SUCCEEDED',
  })
  expect(other?.capacityBytes).toBeGreaterThan(capacity)
  const unknown = { recoveryPointDiskDetails: { diskLabel: 'Hard disk 9' } }
  const refused = { ...alternate, restoreDiskDetails: [unknown] }
  expect((await send('POST', `${vmPath}/restore-disks`, refused)).status).toBe(400)
})

test('files come back into a guest that runs; its credentials are never told again', async () => {
  const { send, ended, get, vmPath, vm, newest, estate, read } = createProtected()
  vm.power = 'ON'
  const body = {
    backupId: newest().id,
    filePathInfo: [{ absoluteSourcePath: '/etc/hosts', absoluteTargetPath: '/tmp' }],
    fileRestoreMethod: 'KEEPASBACKUP',
    targetInfo: {
      virtualMachineId: vm.id,
      credentialsInfo: { username: 'guest-canary', password: 'guest-canary-password' },
    },
  }
  const answer = await send('POST', `${vmPath}/restore-files`, body)
  const task = await ended(answer)
  expect(task).toMatchObject({ state: 'SUCCEEDED' })
  const said = [
    task,
    await read(`${vms}/${vm.id}`),
    await (await get(`${vmPath}/backups`)).json(),
    [...estate.operations.values()],
  ]
  expect(JSON.stringify(said)).not.toContain('guest-canary')

  vm.power = 'OFF'
  expect(await ended(await send('POST', `${vmPath}/restore-files`, body))).toMatchObject({
    state: 'FAILED',
    error: { error: expect.stringContaining('is not running') },
  })
})
