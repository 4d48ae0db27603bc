import { expect, test } from 'vitest'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'

const root = '/virtualization/v1beta1'
type Named = { id: string; name: string; resourceUri: string }

const { estate, read, get, region } = createRegion({ region: 'us-west' })
const [cluster] = [...estate.hypervisorClusters.values()].filter((one) => one.region === region)
if (!cluster) throw new Error('The region has no cluster.')
const manager = estate.hypervisorManagers.get(cluster.managerId)

test('a server links to its hypervisor host by its UUID, and the host to its cluster', async () => {
  const machine = estate.machines.get(cluster.machineIds[0] ?? '')
  const hostId = machine?.uuid.toLowerCase()
  expect(await read(`${root}/hypervisor-hosts/${hostId}`)).toMatchObject({
    id: hostId,
    name: machine?.hostName,
    hostType: 'ESXI',
    parentInfo: { id: cluster.id, type: 'CLUSTER' },
    hypervisorManagerInfo: { name: manager?.name },
    cpuSockets: expect.arrayContaining([
      expect.objectContaining({ description: machine?.processor }),
    ]),
  })
})

test('a host is no better than its machine, and unreachable with it', async () => {
  const own = createRegion({ region: 'us-west' })
  const machine = own.estate.machines.get(cluster.machineIds[0] ?? '')
  if (!machine) throw new Error('The cluster has no host.')
  own.estate.heal(machine.id)
  const readHost = () => own.read(`${root}/hypervisor-hosts/${machine.uuid.toLowerCase()}`)
  own.estate.setPower(machine.id, 'ON')
  expect(await readHost()).toMatchObject({ state: 'OK', status: 'OK' })
  own.estate.failPowerSupply(machine.id)
  expect(await readHost()).toMatchObject({ state: 'OK', status: 'ERROR' })
  own.estate.setPower(machine.id, 'OFF')
  expect(await readHost()).toMatchObject({ state: 'ERROR', stateReason: expect.any(String) })
  const vm = [...own.estate.vms.values()].find(({ machineId }) => machineId === machine.id)
  if (vm)
    expect(await own.read(`${root}/virtual-machines/${vm.id}`)).toMatchObject({
      state: 'UNAVAILABLE',
      powerState: 'UNKNOWN',
    })
})

test('hosts of a cluster are found as the provider for Terraform asks, with dots and bare ids', async () => {
  const { items } = await read<Listed<Named>>(`${root}/hypervisor-hosts`, {
    filter: `hypervisorHost.hypervisorClusterId eq ${cluster.id}`,
  })
  expect(items.map(({ name }) => name)).toEqual(
    cluster.machineIds.map((id) => estate.machines.get(id)?.hostName),
  )
})

test('a datastore fills with its VMs, and names cluster, hosts and volume; unset links are empty texts', async () => {
  const [datastore] = [...estate.datastores.values()].filter(
    ({ clusterId }) => clusterId === cluster.id,
  )
  const vms = [...estate.vms.values()].filter(({ datastoreId }) => datastoreId === datastore?.id)
  const wire = await read<{ capacityInBytes: number; capacityFree: number }>(
    `${root}/datastores/${datastore?.id}`,
  )
  expect(wire).toMatchObject({
    vmCount: vms.length,
    clusterInfo: { id: cluster.id },
    volumesInfo: [{ storageSystemInfo: { storageSystemType: 'HPE Alletra 6000' } }],
    protectionJobInfo: { id: '', protectionPolicyInfo: { id: '' } },
    datastoreClassification: '',
  })
  expect(wire.capacityFree).toBeLessThan(wire.capacityInBytes)
})

test.each([
  'clusterInfo.id eq "CLUSTER"',
  "clusterInfo/id eq 'CLUSTER' and datastoreType eq VMFS",
  '"clusterInfo/id eq CLUSTER and status eq OK"',
  'hostsInfo/id eq HOST',
])('datastores are found by %s', async (written) => {
  const host = estate.machines.get(cluster.machineIds[0] ?? '')?.uuid.toLowerCase() ?? ''
  const filter = written.replace('CLUSTER', cluster.id).replace('HOST', host)
  const { items } = await read<Listed<Named>>(`${root}/datastores`, { filter })
  const held = [...estate.datastores.values()].filter(({ clusterId }) => clusterId === cluster.id)
  expect(items.map(({ name }) => name)).toEqual(held.map(({ name }) => name))
})

test.each(['folders', 'networks', 'resource-pools', 'tags', 'hypervisor-library-images'])(
  'a vCenter has %s, each with an address of its own',
  async (collection) => {
    const path = `${root}/hypervisor-managers/${manager?.id}/${collection}`
    const { items } = await read<Listed<Named>>(path)
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) expect(await read(item.resourceUri)).toEqual(item)
    expect((await get(`${path}/none`)).status).toBe(404)
    expect((await get(`${root}/hypervisor-managers/none/${collection}`)).status).toBe(404)
  },
)

test('a VM is in a network that its vCenter has, by what that calls it', async () => {
  const vm = [...estate.vms.values()].find(({ clusterId }) => clusterId === cluster.id)
  const { networkAdapters } = await read<{
    networkAdapters: { networkDetails: { id: string; name: string } }[]
  }>(`${root}/virtual-machines/${vm?.id}`)
  const details = networkAdapters[0]?.networkDetails
  const { items } = await read<Listed<{ appInfo: { vmware: { moref: string } } }>>(
    `${root}/hypervisor-managers/${manager?.id}/networks`,
    { filter: `name eq '${details?.name}'` },
  )
  expect(items[0]?.appInfo.vmware.moref).toBe(details?.id)
})

test('what clouds offer is read by provider', async () => {
  const filter = 'cspType eq AWS and cspInfo.region eq eu-central-1'
  const images = await read<Listed<Named>>(`${root}/csp-machine-images`, { filter })
  expect(images.total).toBe(1)
  expect(await read(String(images.items[0]?.resourceUri))).toEqual(images.items[0])
  expect((await read<Listed>(`${root}/csp-machine-instance-types`, { filter })).total).toBe(2)
})
