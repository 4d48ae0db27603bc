import { hostIdOf } from '../../estate/hypervisors'
import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn } from '../contract-call'

const root = '/virtualization/v1beta1'
const managers = `${root}/hypervisor-managers`

const managerOf = async ({ send }: Subject) =>
  `${managers}/${firstIdIn(await send('GET', managers))}`

const firstOf =
  (collection: string) =>
  async ({ send }: Subject) => {
    const path = `${root}/${collection}`
    return `${path}/${firstIdIn(await send('GET', path))}`
  }

/** The list of something that vCenters have, and one of it; the document spells their ids in two ways. */
const partCalls = (collection: string, id: string, manager = '{uuid}'): ContractCall[] => [
  {
    operation: `GET ${managers}/${manager}/${collection}`,
    path: async (subject) => `${await managerOf(subject)}/${collection}`,
  },
  {
    operation: `GET ${managers}/{hypervisor-id}/${collection}/{${id}}`,
    path: async (subject) => {
      const path = `${await managerOf(subject)}/${collection}`
      return `${path}/${firstIdIn(await subject.send('GET', path))}`
    },
  },
]

const collectionCalls = (collection: string, id: string): ContractCall[] => [
  { operation: `GET ${root}/${collection}` },
  { operation: `GET ${root}/${collection}`, path: `${root}/${collection}?limit=1001`, status: 400 },
  { operation: `GET ${root}/${collection}/{${id}}`, path: firstOf(collection) },
]

export const readCalls: ContractCall[] = [
  ...collectionCalls('hypervisor-managers', 'hypervisor-id'),
  ...partCalls('folders', 'folder-id'),
  ...partCalls('networks', 'network-id'),
  ...partCalls('resource-pools', 'pool-id'),
  ...partCalls('tags', 'tag-id'),
  ...partCalls('hypervisor-library-images', 'hypervisor-library-image-id', '{hypervisor-id}'),
  ...collectionCalls('hypervisor-clusters', 'cluster-id'),
  ...collectionCalls('hypervisor-hosts', 'host-id'),
  ...collectionCalls('datastores', 'datastore-id'),
  ...collectionCalls('virtual-machines', 'vm-id'),
  ...collectionCalls('csp-machine-images', 'id'),
  ...collectionCalls('csp-machine-instance-types', 'id'),
  {
    operation: `GET ${root}/hypervisor-hosts/{host-id}`,
    path: ({ estate, region }) => {
      const [cluster] = [...estate.hypervisorClusters.values()].filter(
        (one) => one.region === region,
      )
      const machine = estate.machines.get(cluster?.machineIds[0] ?? '')
      if (!machine) throw new Error('The region has no hypervisor.')
      estate.failPowerSupply(machine.id)
      estate.setPower(machine.id, 'OFF')
      return `${root}/hypervisor-hosts/${hostIdOf(machine)}`
    },
  },
]
