import { runningHostOf } from '../estate/federation/availability'
import type { Vm } from '../estate/virtual/types'
import type { Scope } from './scope'

type Running = ReturnType<typeof runningHostOf>

/** Where VMs run, found out once per VM and reading: six columns of 2,700 VMs ask it. */
export const createWhereabouts = (
  scope: Scope,
): {
  of: (vm: Vm) => Running
  /** From here on everything is looked at anew. */
  renew: () => void
} => {
  const found = new Map<Vm, Running>()
  let moment = scope.moment()
  return {
    of: (vm) => {
      const held = found.get(vm)
      if (held) return held
      const running = runningHostOf(moment, scope.federation, vm)
      found.set(vm, running)
      return running
    },
    renew: () => {
      found.clear()
      moment = scope.moment()
    },
  }
}
