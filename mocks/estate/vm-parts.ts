import { createRandom } from './random'
import type { Vm, VmAdapter, VmDisk } from './virtual/types'

const gibibyte = 2 ** 30

/** What was made with a VM: a disk for the system, and a second one for what is left of its capacity. */
const firstDisks = ({ id, capacityBytes }: Pick<Vm, 'id' | 'capacityBytes'>) => {
  const system = Math.min(capacityBytes, 80 * gibibyte)
  const random = createRandom(0, `${id}/disks`)
  return [system, capacityBytes - system]
    .filter((bytes) => bytes > 0)
    .map((bytes, index) => ({
      id: random.uuid(),
      label: `Hard disk ${index + 1}`,
      capacityBytes: bytes,
    }))
}

/** The disks of a VM, on its datastore. */
export const disksOf = (
  vm: Pick<Vm, 'id' | 'name' | 'capacityBytes' | 'datastoreName' | 'disks'>,
): VmDisk[] =>
  (vm.disks ?? firstDisks(vm)).map((disk, index) => ({
    ...disk,
    path: `[${vm.datastoreName}] ${vm.name}/${vm.name}${index === 0 ? '' : `_${index}`}.vmdk`,
  }))

/** A hardware address that vSphere gives. */
export const macOf = (topic: string): string => {
  const pairs = createRandom(0, topic).hex(6).match(/../g) ?? []
  return `00:50:56:${pairs.join(':')}`
}

/** The adapters of a VM: one, in the network of its cluster. */
export const adaptersOf = (
  vm: Pick<Vm, 'id' | 'clusterId' | 'clusterName' | 'adapters'>,
): VmAdapter[] =>
  vm.adapters ?? [
    {
      label: 'Network adapter 1',
      mac: macOf(`${vm.id}/network`),
      networkId: createRandom(0, `${vm.clusterId}/network`).uuid(),
      network: `vm-${vm.clusterName}`,
    },
  ]
