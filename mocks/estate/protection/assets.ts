import type { CopySource } from '../backup-copy'
import { vmType, vmUri } from '../operation-plans'
import type { Vm, World } from '../types'
import type { ProtectionGroup, ProtectionJob } from './types'

export const groupType = 'backup-recovery/virtual-machine-protection-group'

/** A group's address. */
export const groupUri = ({ id }: Pick<ProtectionGroup, 'id'>) =>
  `/backup-recovery/v1beta1/virtual-machine-protection-groups/${id}`

/** What a job protects: as a resource, and what is copied of it. The first source is the asset itself. */
export type Asset = {
  id: string
  name: string
  uri: string
  type: string
  sources: CopySource[]
  vms: Vm[]
}

/** The VMs of a group that there still are. */
export const membersOf = ({ vms }: World, { vmIds }: ProtectionGroup): Vm[] =>
  vmIds.flatMap((id) => vms.get(id) ?? [])

/** A VM as what a job protects. */
export const vmAsset = (vm: Vm): Asset => ({
  id: vm.id,
  name: vm.name,
  uri: vmUri(vm),
  type: vmType,
  sources: [vm],
  vms: [vm],
})

/** A group as what a job protects: one copy of the whole, which is but the sum of those of each VM. */
export const groupAsset = (world: World, group: ProtectionGroup): Asset => {
  const vms = membersOf(world, group)
  return {
    id: group.id,
    name: group.name,
    uri: groupUri(group),
    type: groupType,
    sources: [{ id: group.id, name: group.name, capacityBytes: 0 }, ...vms],
    vms,
  }
}

/** What a job protects; undefined where it is gone. */
export const assetOf = (
  world: World,
  { asset }: Pick<ProtectionJob, 'asset'>,
): Asset | undefined => {
  if (asset.kind === 'GROUP') {
    const group = world.protection.groups.get(asset.id)
    return group && groupAsset(world, group)
  }
  const vm = world.vms.get(asset.id)
  return vm && vmAsset(vm)
}
