import { createRandom } from './random'
import type { Vm, VmAdapter, VmDisk } from './types'

const gibibyte = 2 ** 30

/** The disks of a VM: one for the system, and what is left of its capacity on a second one. */
export const disksOf = (
  vm: Pick<Vm, 'id' | 'name' | 'capacityBytes' | 'datastoreName' | 'disks'>,
): VmDisk[] => {
  if (vm.disks) return vm.disks
  const system = Math.min(vm.capacityBytes, 80 * gibibyte)
  const random = createRandom(0, `${vm.id}/disks`)
  return [system, vm.capacityBytes - system]
    .filter((bytes) => bytes > 0)
    .map((capacityBytes, index) => ({
      id: random.uuid(),
      label: `Hard disk ${index + 1}`,
      path: `[${vm.datastoreName}] ${vm.name}/${vm.name}${index === 0 ? '' : `_${index}`}.vmdk`,
      capacityBytes,
    }))
}

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
