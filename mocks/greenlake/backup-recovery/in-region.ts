import type { ProtectionGroup } from '../../estate/protection/types'
import type { Vm } from '../../estate/types'
import type { Scope } from '../resource'

/** A VM of the region under Backup and Recovery. */
export const vmIn = ({ estate, region }: Scope, id: string): Vm | undefined => {
  const vm = estate.vms.get(id)
  return vm && 'greenlake' in vm.home && vm.home.greenlake === region ? vm : undefined
}

/** A group of VMs of the region. */
export const groupIn = ({ estate, region }: Scope, id: string): ProtectionGroup | undefined => {
  const group = estate.protection.groups.get(id)
  return group?.region === region ? group : undefined
}
