import type { Vm } from '../../estate/virtual/types'
import { cspImages } from '../../greenlake/virtualization/csp-catalogue'
import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn } from '../contract-call'

const root = '/virtualization/v1beta1'
const vms = `${root}/virtual-machines`
const managers = `${root}/hypervisor-managers`
const instances = `${root}/csp-machine-instances`

const aVm = ({ estate, region }: Subject): Vm => {
  const vm = [...estate.vms.values()].find(
    ({ home, machineId }) =>
      'greenlake' in home &&
      home.greenlake === region &&
      estate.machines.get(machineId)?.power === 'ON',
  )
  if (!vm) throw new Error('The region has no virtual machine.')
  return vm
}

const powered = (power: Vm['power']) => (subject: Subject) =>
  Object.assign(aVm(subject), { power }).id

const action = (name: string, power: Vm['power']): ContractCall[] => [
  {
    operation: `POST ${vms}/{vm-id}/${name}` as const,
    path: (subject) => `${vms}/${powered(power)(subject)}/${name}`,
  },
]

/** Where the datastore of a VM lies. */
const placeOf = ({ estate, ...subject }: Subject) => {
  const vm = aVm({ estate, ...subject })
  const managerId = estate.hypervisorClusters.get(vm.clusterId)?.managerId ?? ''
  return { vm, managerId }
}

const created = async (subject: Subject) => {
  const order = { name: 'cloud-1', cspMachineInstanceInfo: { imageId: cspImages[0]?.id } }
  const { headers } = await subject.send('POST', instances, order)
  subject.pass(60_000)
  const { body } = await subject.send('GET', headers.get('location') ?? '')
  const { sourceResourceUri } = body as { sourceResourceUri: string }
  return `${instances}/${sourceResourceUri.split('/').at(-1)}`
}

export const writeCalls: ContractCall[] = [
  ...action('power-on', 'OFF'),
  ...action('power-off', 'ON'),
  ...action('reset', 'ON'),
  ...action('shutdown-guest-os', 'ON'),
  ...action('restart-guest-os', 'ON'),
  ...action('refresh', 'ON'),
  {
    operation: `POST ${vms}/{vm-id}/power-on`,
    path: (subject) => `${vms}/${powered('ON')(subject)}/power-on`,
    status: 409,
  },
  { operation: `DELETE ${vms}/{vm-id}`, path: (subject) => `${vms}/${powered('OFF')(subject)}` },
  {
    operation: `POST ${vms}/{vm-id}/update-hardware`,
    path: (subject) => `${vms}/${powered('OFF')(subject)}/update-hardware`,
    body: { cpuMemConfig: { cpu: { numOfCpus: 8 }, memory: { memoryInMb: 16_384 } } },
  },
  {
    operation: `POST ${vms}`,
    body: async (subject: Subject) => {
      const { vm, managerId } = placeOf(subject)
      const images = `${managers}/${managerId}/hypervisor-library-images`
      return {
        imageSource: { imageId: firstIdIn(await subject.send('GET', images)) },
        storageConfig: { defaultDatastoreId: vm.datastoreId },
        vmConfig: { acceptEula: true, name: 'new-1' },
      }
    },
  },
  { operation: `POST ${vms}`, body: { vmConfig: { name: 'new-1' } }, status: 400 },
  {
    operation: `POST ${vms}/migrate`,
    path: (subject) => `${vms}/migrate?parameter-type=vms&vms=${aVm(subject).id}`,
    body: (subject: Subject) => {
      const { vm, managerId } = placeOf(subject)
      return {
        hypervisorManagerId: managerId,
        targetDatastoreId: vm.datastoreId,
        targetHypervisorClusterId: vm.clusterId,
      }
    },
  },
  {
    operation: `POST ${root}/datastores`,
    body: async (subject: Subject) => {
      const { vm } = placeOf(subject)
      const { body } = await subject.send('GET', `${root}/hypervisor-clusters/${vm.clusterId}`)
      return {
        name: 'vmfs-7',
        sizeInBytes: 2 ** 40,
        storageSystemId: (body as { hciClusterUuid: string }).hciClusterUuid,
        targetHypervisorClusterId: vm.clusterId,
        datastoreType: 'VMFS',
      }
    },
  },
  {
    operation: `POST ${managers}/{hypervisor-id}/refresh`,
    path: async ({ send }) => `${managers}/${firstIdIn(await send('GET', managers))}/refresh`,
  },
  {
    operation: `POST ${instances}`,
    body: { name: 'cloud-1', cspMachineInstanceInfo: { imageId: cspImages[0]?.id } },
  },
  { operation: `DELETE ${instances}/{id}`, path: created },
  {
    operation: `POST ${instances}/{id}/power-off`,
    path: async (subject) => `${await created(subject)}/power-off`,
  },
  {
    operation: `POST ${instances}/{id}/power-on`,
    path: async (subject) => {
      const one = await created(subject)
      await subject.send('POST', `${one}/power-off`)
      subject.pass(60_000)
      return `${one}/power-on`
    },
  },
]
