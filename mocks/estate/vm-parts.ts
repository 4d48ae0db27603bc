import { createRandom } from './random'
import type { Vm } from './types'

const gibibyte = 2 ** 30

/** A virtual disk. `label` is what vSphere calls it. */
export type VmDisk = { id: string; label: string; path: string; capacityBytes: number }

/** A virtual network adapter. */
export type VmAdapter = { label: string; mac: string; networkId: string; network: string }

/** The disks of a VM: one for the system, and what is left of its capacity on a second one. */
export const disksOf = (
  vm: Pick<Vm, 'id' | 'name' | 'capacityBytes' | 'datastoreName'>,
): VmDisk[] => {
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

/** The adapters of a VM: one, in the network of its cluster. */
export const adaptersOf = (vm: Pick<Vm, 'id' | 'clusterId' | 'clusterName'>): VmAdapter[] => {
  const mac = createRandom(0, `${vm.id}/network`).hex(6).match(/../g) ?? []
  return [
    {
      label: 'Network adapter 1',
      mac: `00:50:56:${mac.join(':')}`,
      networkId: createRandom(0, `${vm.clusterId}/network`).uuid(),
      network: `vm-${vm.clusterName}`,
    },
  ]
}
