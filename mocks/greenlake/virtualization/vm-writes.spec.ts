import { expect, test } from 'vitest'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'

const root = '/virtualization/v1beta1'
const vms = `${root}/virtual-machines`
const second = 1_000
const gibibyte = 2 ** 30

/** A VM of the region whose host is on, and what is done to it. */
const createVm = (power: 'ON' | 'OFF' = 'ON') => {
  const own = createRegion({ region: 'us-west' })
  const { estate, region, send, read, pass } = own
  const vm = [...estate.vms.values()].find(
    ({ home, jobId }) => 'greenlake' in home && home.greenlake === region && jobId !== null,
  )
  if (!vm) throw new Error('The region has no virtual machine.')
  estate.setPower(vm.machineId, 'ON')
  vm.power = power
  const one = `${vms}/${vm.id}`
  const begin = async (method: 'POST' | 'DELETE', path: string, body?: unknown) => {
    const answer = await send(method, path, body)
    const task = answer.headers.get('location') ?? ''
    return { status: answer.status, body: await answer.json(), task }
  }
  const finish = async (task: string) => {
    pass(300 * second)
    return read<{ state: string; sourceResourceUri: string | null }>(task)
  }
  const managerId = estate.hypervisorClusters.get(vm.clusterId)?.managerId ?? ''
  return { ...own, vm, one, begin, finish, managerId }
}

test.each([
  ['power-on', 'OFF', 'POWERED_ON'],
  ['power-off', 'ON', 'POWERED_OFF'],
  ['shutdown-guest-os', 'ON', 'POWERED_OFF'],
  ['restart-guest-os', 'ON', 'POWERED_ON'],
  ['reset', 'ON', 'POWERED_ON'],
  ['refresh', 'OFF', 'POWERED_OFF'],
] as const)('%s of a VM that is %s ends as %s, by a task', async (action, power, ends) => {
  const { one, begin, finish, read } = createVm(power)
  const { status, body, task } = await begin('POST', `${one}/${action}`)
  expect({ status, body }).toEqual({ status: 202, body: {} })
  expect(task).toMatch(/^\/data-services\/v1beta1\/async-operations\/[\da-f-]{36}$/)
  expect(await read(one)).toMatchObject({
    state: action === 'refresh' ? 'REFRESHING' : 'UPDATING',
    allowedOperations: [],
  })
  expect(await finish(task)).toMatchObject({ state: 'SUCCEEDED', sourceResourceUri: one })
  expect(await read(one)).toMatchObject({ state: 'OK', powerState: ends })
})

test('what does not fit how a VM stands is a conflict, and so is a second thing at once', async () => {
  const { one, send } = createVm('ON')
  expect((await send('POST', `${one}/power-on`)).status).toBe(409)
  expect((await send('DELETE', one)).status).toBe(409)
  expect((await send('POST', `${one}/reset`)).status).toBe(202)
  expect((await send('POST', `${one}/power-off`)).status).toBe(409)
  expect((await send('POST', `${vms}/none/reset`)).status).toBe(404)
})

test('on a host that is off the task fails, and the VM is as it was', async () => {
  const { estate, vm, one, begin, finish } = createVm('OFF')
  const { task } = await begin('POST', `${one}/power-on`)
  estate.setPower(vm.machineId, 'OFF')
  expect(await finish(task)).toMatchObject({
    state: 'FAILED',
    error: { error: expect.stringContaining('does not respond') },
  })
  expect(vm).toMatchObject({ state: 'OK', power: 'OFF' })
})

test('a deleted VM stays while it has recovery points, and is protected no more', async () => {
  const { one, begin, finish, read } = createVm('OFF')
  const { task } = await begin('DELETE', one)
  expect(await finish(task)).toMatchObject({ state: 'SUCCEEDED' })
  expect(await read(one)).toMatchObject({
    state: 'DELETED',
    recoveryPointsExist: true,
    protectionStatus: 'UNPROTECTED',
    allowedOperations: ['VIRTUAL_MACHINE_RESTORE'],
  })
})

test('a VM is deployed from an image, is being created meanwhile, and protected in the end', async () => {
  const { vm, begin, finish, read, managerId } = createVm()
  const images = `${root}/hypervisor-managers/${managerId}/hypervisor-library-images`
  const [image] = (await read<Listed<{ id: string }>>(images)).items
  const order = {
    imageSource: { imageId: image?.id },
    storageConfig: { defaultDatastoreId: vm.datastoreId },
    vmConfig: { acceptEula: true, name: 'new-1', powerOn: true },
    vmPolicy: [{ id: vm.policyId, type: 'VM_PROTECTION_POLICY' }],
  }
  const { task } = await begin('POST', vms, order)
  const readNew = async () =>
    (await read<Listed>(vms, { filter: "name eq 'new-1'" })).items[0] ?? {}
  expect(await readNew()).toMatchObject({ state: 'CREATING' })
  expect(await finish(task)).toMatchObject({
    displayName: 'Provisioning virtual machine new-1',
    state: 'SUCCEEDED',
  })
  expect(await readNew()).toMatchObject({
    state: 'OK',
    powerState: 'POWERED_ON',
    protectionJobInfo: { protectionPolicyInfo: { id: vm.policyId } },
    clusterInfo: { id: vm.clusterId },
  })
  expect((await begin('POST', vms, order)).status).toBe(400)
})

test('several VMs of one order are several tasks', async () => {
  const { vm, begin, read, managerId } = createVm()
  const images = `${root}/hypervisor-managers/${managerId}/hypervisor-library-images`
  const [image] = (await read<Listed<{ name: string }>>(images)).items
  await begin('POST', vms, {
    imageSource: { imageName: image?.name },
    storageConfig: { defaultDatastoreId: vm.datastoreId },
    vmConfig: { acceptEula: true, name: 'many', numberOfVms: 3 },
  })
  const { items } = await read<Listed<{ name: string }>>(vms, { filter: "contains(name,'many')" })
  expect(items.map(({ name }) => name)).toEqual(['many-1', 'many-2', 'many-3'])
})

test('hardware changes while a VM is off, part by part, and the log says so', async () => {
  const { vm, one, begin, finish, read } = createVm('OFF')
  type Wire = {
    virtualDisks: { id: string; name: string; capacityInBytes: number }[]
    networkAdapters: { networkDetails: { name: string } }[]
    capacityInBytes: number
  }
  const before = await read<Wire>(one)
  const [disk] = before.virtualDisks
  const { task } = await begin('POST', `${one}/update-hardware`, {
    cpuMemConfig: { cpu: { numOfCpus: 6 }, memory: { memoryInMb: 12_288 } },
    networkAdapters: [{ operation: 'ADD', networkDetails: { name: 'Management Network' } }],
    virtualDisks: [
      { operation: 'ADD', diskConfig: { capacityInMb: 10_240, type: 'SCSI' } },
      { operation: 'EDIT', diskConfig: { id: disk?.id, capacityInMb: 102_400 } },
    ],
  })
  const ended = await finish(task)
  expect(ended).toMatchObject({ state: 'SUCCEEDED', subtreeOperationCount: 4 })
  expect(JSON.stringify(ended)).toContain("Adding network adapter of type: 'VMXNET3' is completed.")
  const after = await read<Wire>(one)
  expect(after).toMatchObject({
    computeInfo: { numCpuCores: 6, memorySizeInMib: '12288' },
    capacityInBytes: vm.capacityBytes,
  })
  expect(after.virtualDisks[0]?.capacityInBytes).toBe(100 * gibibyte)
  expect(after.virtualDisks).toHaveLength(before.virtualDisks.length + 1)
  expect(after.networkAdapters[1]?.networkDetails.name).toBe('Management Network')
  expect(after.capacityInBytes).toBe(
    after.virtualDisks.reduce((sum, { capacityInBytes }) => sum + capacityInBytes, 0),
  )
})

test.each([
  [{}],
  [{ virtualDisks: [{ operation: 'DELETE', diskConfig: { id: 'none' } }] }],
  [{ virtualDisks: [{ operation: 'ADD', diskConfig: {} }] }],
  [{ networkAdapters: [{ operation: 'ADD', networkDetails: { name: 'none' } }] }],
  [{ networkAdapters: [{ operation: 'DELETE', name: 'Network adapter 9' }] }],
])('hardware cannot become %j', async (body) => {
  const { one, send } = createVm('OFF')
  expect((await send('POST', `${one}/update-hardware`, body)).status).toBe(400)
})

test('a VM moves to another cluster, its datastore and its hosts', async () => {
  const { estate, region, vm, one, begin, finish, read } = createVm()
  const other = [...estate.datastores.values()].find(
    (datastore) => datastore.region === region && datastore.clusterId !== vm.clusterId,
  )
  const cluster = estate.hypervisorClusters.get(other?.clusterId ?? '')
  const target = {
    hypervisorManagerId: cluster?.managerId,
    targetDatastoreId: other?.id,
    targetHypervisorClusterId: cluster?.id,
  }
  const query = `parameter-type=vms&vms=${vm.id}`
  const { task } = await begin('POST', `${vms}/migrate?${query}`, target)
  expect(await finish(task)).toMatchObject({ state: 'SUCCEEDED' })
  expect(await read(one)).toMatchObject({
    state: 'OK',
    clusterInfo: { id: cluster?.id, name: cluster?.name },
    appInfo: { vmware: { datastoresInfo: [{ id: target.targetDatastoreId }] } },
  })
  const nowhere = { ...target, targetDatastoreId: 'none' }
  expect((await begin('POST', `${vms}/migrate?${query}`, nowhere)).status).toBe(400)
  expect((await begin('POST', `${vms}/migrate?vms=none`, target)).status).toBe(400)
})

test('a datastore is created within the minute; its task knows it only in the end', async () => {
  const { vm, begin, pass, read } = createVm()
  const cluster = await read<{ hciClusterUuid: string }>(
    `${root}/hypervisor-clusters/${vm.clusterId}`,
  )
  const order = {
    name: 'mclaren-ds19',
    sizeInBytes: 16 * gibibyte,
    storageSystemId: cluster.hciClusterUuid,
    targetHypervisorClusterId: vm.clusterId,
    datastoreType: 'VMFS',
  }
  const { task } = await begin('POST', `${root}/datastores`, order)
  pass(30 * second)
  expect(await read(task)).toMatchObject({
    name: "Create-Datastore: '%!s(MISSING)'mclaren-ds19",
    state: 'RUNNING',
    sourceResourceUri: null,
    estimatedRunningDurationMinutes: 300,
    subtreeOperationCount: 2,
  })
  pass(20 * second)
  const { sourceResourceUri } = await read<{ sourceResourceUri: string }>(task)
  expect(await read(sourceResourceUri)).toMatchObject({
    name: 'mclaren-ds19',
    capacityInBytes: 16 * gibibyte,
    vmCount: 0,
  })
  expect((await begin('POST', `${root}/datastores`, order)).status).toBe(400)
})

test('a vCenter is refreshing while it is read anew', async () => {
  const { begin, finish, read, managerId } = createVm()
  const path = `${root}/hypervisor-managers/${managerId}`
  const { lastRefreshed } = await read<{ lastRefreshed: string }>(path)
  const { task } = await begin('POST', `${path}/refresh`)
  expect(await read(path)).toMatchObject({ state: 'REFRESHING' })
  expect((await begin('POST', `${path}/refresh`)).status).toBe(409)
  expect(await finish(task)).toMatchObject({ state: 'SUCCEEDED' })
  const after = await read<{ state: string; lastRefreshed: string }>(path)
  expect(after.state).toBe('OK')
  expect(after.lastRefreshed > lastRefreshed).toBe(true)
})
