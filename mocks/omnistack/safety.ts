import { protectionOf, stirredClusters } from '../estate/federation/availability'
import type { Vm } from '../estate/virtual/types'
import type { Scope } from './scope'

/** How safe the copies of VMs are, found out once per VM and reading: 72,000 backups ask it of 2,700 VMs. */
export type Safety = {
  /** Whether the copies of a VM are safe for sure. */
  isSafe: (vm: Vm) => boolean
  of: (vm: Vm) => ReturnType<typeof protectionOf>['status']
  /** From here on everything is looked at anew. */
  renew: () => void
}

export const createSafety = (scope: Scope): Safety => {
  const found = new Map<Vm, ReturnType<Safety['of']>>()
  let moment = scope.moment()
  let stirred = stirredClusters(moment, scope.federation)
  const isSafe = ({ clusterId }: Vm) => stirred.size === 0 || !stirred.has(clusterId)
  return {
    isSafe,
    of: (vm) => {
      if (isSafe(vm)) return 'SAFE'
      const held = found.get(vm)
      if (held) return held
      const { status } = protectionOf(moment, scope.federation, vm)
      found.set(vm, status)
      return status
    },
    renew: () => {
      found.clear()
      moment = scope.moment()
      stirred = stirredClusters(moment, scope.federation)
    },
  }
}
