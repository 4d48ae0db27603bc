import { expect, test } from 'vitest'
import { createDrivenEstate } from '../../estate/driven-estate'
import type { Listed } from '../signed-in'
import { createProtected } from './protected-vm'

const root = '/backup-recovery/v1beta1'
const groups = `${root}/virtual-machine-protection-groups`
const jobs = `${root}/protection-jobs`

/** A group of two VMs that nothing else protects, under a policy of the estate. */
const createGroup = async () => {
  const region = createProtected('Critical 6 h')
  const { estate, send, ended, read, vm } = region
  const policyId = vm.policyId
  const vms = [...estate.vms.values()]
    .filter(
      ({ home, ailment }) => 'greenlake' in home && home.greenlake === 'eu-central' && !ailment,
    )
    .slice(0, 2)
  for (const { jobId } of vms) if (jobId) await ended(await send('DELETE', `${jobs}/${jobId}`))
  const body = {
    name: 'erp',
    vmProtectionGroupType: 'CUSTOM',
    assetsCategory: 'VMFS_VMS',
    assets: vms.map(({ id }) => ({ id, type: 'virtualization/virtual-machine' })),
  }
  await ended(await send('POST', groups, body))
  const { items } = await read<Listed>(groups, { filter: "name eq 'erp'" })
  const id = String(items[0]?.['id'])
  const protectIt = async () => {
    const assetInfo = { id, type: 'backup-recovery/virtual-machine-protection-group' }
    await ended(await send('POST', jobs, { assetInfo, protectionPolicyId: policyId }))
  }
  return { ...region, vms, body, policyId, path: `${groups}/${id}`, protectIt }
}

test('a group tells its VMs, their vCenter and what protects them', async () => {
  const { read, path, vms, protectIt, policyId } = await createGroup()
  const before = await read(path)
  expect(before).toMatchObject({
    vmProtectionGroupType: 'CUSTOM',
    assets: vms.map(({ id }) => ({ id })),
    protectedResourcesInfo: { virtualMachinesCount: 2 },
    hypervisorManagerInfo: { name: expect.stringContaining('vcenter') },
  })
  expect(before).not.toHaveProperty('protectionJobInfo')
  await protectIt()
  expect(await read(path)).toMatchObject({
    protectionJobInfo: { protectionPolicyInfo: { id: policyId } },
  })
})

test('a job of a group protects its VMs: one task, a copy of each, and one of the whole', async () => {
  const { read, path, vms, estate, protectIt, readVm } = await createGroup()
  const counts = vms.map(({ id }) => estate.backupsOf(id).length)
  await protectIt()
  expect(vms.map(({ id }) => estate.backupsOf(id).length)).toEqual(counts.map((one) => one + 1))
  const { items } = await read<Listed<{ backupSetsInfo: { backups: object[] }[] }>>(
    `${path}/backups`,
  )
  expect(items).toMatchObject([
    {
      type: 'backup-recovery/virtual-machine-protection-group-backup',
      scheduleInfo: { id: '1' },
      state: 'OK',
    },
  ])
  expect(items[0]?.backupSetsInfo[0]?.backups).toHaveLength(2)
  expect(await read<Listed>(`${path}/snapshots`)).toMatchObject({ total: 1 })
  for (const { id } of vms)
    expect(await readVm(id)).toMatchObject({ protectionStatus: 'PROTECTED' })
})

test('with a copy of the whole go the copies that it consists of', async () => {
  const { send, read, ended, path, vms, estate, protectIt } = await createGroup()
  await protectIt()
  const counts = vms.map(({ id }) => estate.backupsOf(id).length)
  const { items } = await read<Listed>(`${path}/backups`)
  await ended(await send('DELETE', `${path}/backups/${String(items[0]?.['id'])}`))
  expect(vms.map(({ id }) => estate.backupsOf(id).length)).toEqual(counts.map((one) => one - 1))
})

test('only some VMs of a group are backed up where the run names them', async () => {
  const { send, ended, path, read, vms, estate, protectIt } = await createGroup()
  await protectIt()
  const counts = vms.map(({ id }) => estate.backupsOf(id).length)
  const group = await read<{ protectionJobInfo: { id: string } }>(path)
  const run = `${jobs}/${group.protectionJobInfo.id}/run`
  const includeResources = [vms[0]?.id]
  expect(await ended(await send('POST', run, { includeResources }))).toMatchObject({
    state: 'SUCCEEDED',
  })
  const now = vms.map(({ id }) => estate.backupsOf(id).length)
  expect(now).toEqual([(counts[0] ?? 0) + 1, counts[1]])
  const stranger = { includeResources: ['7b1d2a54-07a6-4dc0-9a3c-6f9f4c5e1d11'] }
  expect((await send('POST', run, stranger)).status).toBe(400)
})

test('a VM that leaves a protected group is unprotected', async () => {
  const { send, ended, path, vms, body, protectIt, readVm } = await createGroup()
  await protectIt()
  await ended(await send('PATCH', path, { assets: body.assets.slice(1) }))
  expect(await readVm(vms[0]?.id)).toMatchObject({ protectionStatus: 'UNPROTECTED' })
  expect(await readVm(vms[1]?.id)).toMatchObject({ protectionStatus: 'PROTECTED' })
})

test('a protected group goes only together with its job', async () => {
  const { send, ended, path, statusOf, vms, protectIt } = await createGroup()
  await protectIt()
  expect((await send('DELETE', path)).status).toBe(412)
  await ended(await send('DELETE', `${path}?cascadedelete=true`))
  expect(await statusOf(path)).toBe(404)
  expect(vms.map(({ jobId }) => jobId)).toEqual([null, null])
})

test('a group is restored whole: a task with one below it for each VM', async () => {
  const { send, ended, path, readTask, vms, pass } = await createGroup()
  const answer = await send('POST', `${path}/restore`, {
    restoreType: 'PARENT',
    restoreAllResources: true,
  })
  pass(60_000)
  expect(vms.map(({ state }) => state)).toEqual(['RESTORING', 'RESTORING'])
  expect(await readTask(answer)).toMatchObject({
    hasChildOperations: true,
    subtreeOperationCount: 2,
  })
  expect(await ended(answer)).toMatchObject({ state: 'SUCCEEDED' })
  expect(vms.map(({ state }) => state)).toEqual(['OK', 'OK'])
})

test('new VMs beside those of a group need names of their own', async () => {
  const { send, ended, path, estate, vms } = await createGroup()
  const body = { restoreType: 'ALTERNATE', restoreAllResources: true }
  expect((await send('POST', `${path}/restore`, body)).status).toBe(400)
  await ended(await send('POST', `${path}/restore`, { ...body, namePrefix: 'copy-' }))
  const names = [...estate.vms.values()].map(({ name }) => name)
  for (const { name } of vms) expect(names).toContain(`copy-${name}`)
})

test('a pre-check tells the recovery points of each VM, and which has none', async () => {
  const { send, path, vms, estate } = await createGroup()
  const check = async () =>
    (await (await send('POST', `${path}/restore-pre-check`)).json()) as Record<string, unknown>
  expect(await check()).toMatchObject({ summary: { status: 'OK' } })
  estate.backups.set(vms[0]?.id ?? '', [])
  estate.snapshots.delete(vms[0]?.id ?? '')
  expect(await check()).toMatchObject({
    summary: { status: 'ERROR' },
    resourceSummary: {
      resourceInfo: [
        { status: 'ERROR', recoveryPointInfo: [] },
        {
          status: 'OK',
          recoveryPointInfo: expect.arrayContaining([
            expect.objectContaining({ recoveryPointType: 'BACKUP' }),
          ]),
        },
      ],
    },
  })
})

test('some VMs of a region are protected together from the first day on, and run together', () => {
  const { estate, pass } = createDrivenEstate({ size: 'default', life: true })
  const group = [...estate.protection.groups.values()].find(({ jobId }) => jobId !== null)
  if (!group) throw new Error('No group is protected.')
  const newest = (id: string) => estate.backupsOf(id).at(-1)?.at
  const before = newest(group.id)
  for (const id of group.vmIds) expect(newest(id)).toBe(before)
  pass(6 * 3_600_000)
  expect(newest(group.id)).toBe((before ?? 0) + 6 * 3_600_000)
  for (const id of group.vmIds) expect(newest(id)).toBe(newest(group.id))
}, 20_000)
