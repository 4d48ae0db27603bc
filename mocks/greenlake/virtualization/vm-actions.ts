import type { Vm } from '../../estate/virtual/types'
import { busyWith, runVmAction, unfit, vmActions } from '../../estate/virtual/vm-actions'
import { deleteVm } from '../../estate/virtual/vm-deployment'
import { vmIn } from '../in-region'
import { existing, refusal, Refused } from '../refusal'
import type { Call, Route } from '../route'
import { startTask } from '../tasks'
import { vmsPath } from './virtual-machines'

/** The VM that a call's `:id` names. Refuses with 404, and with 409 where `why` gives a reason. */
export const vmOf = ({ scope, params }: Call, why: (vm: Vm) => string | null = busyWith): Vm => {
  const vm = existing(vmIn(scope, params['id'] ?? ''))
  const reason = why(vm)
  if (reason !== null) throw new Refused(refusal(409, reason))
  return vm
}

const isOn = (vm: Vm) =>
  busyWith(vm) ?? (vm.power === 'ON' ? `Virtual machine ${vm.name} is powered ON.` : null)

/** What is only done to a VM that is off. */
export const vmThatIsOff = (call: Call): Vm => vmOf(call, isOn)

/** POST of each action, and DELETE: 202 with a task that really does it (facts.md 12). */
export const vmActionRoutes: Route[] = [
  ...vmActions.map((action): Route => ({
    method: 'POST',
    service: 'virtualization',
    path: `${vmsPath}/:id/${action}`,
    answer: (call) => {
      const vm = vmOf(call, (one) => unfit(one, action))
      return startTask(call, (course, at, user) => runVmAction(course, at, vm, action, user))
    },
  })),
  {
    method: 'DELETE',
    service: 'virtualization',
    path: `${vmsPath}/:id`,
    answer: (call) => {
      const vm = vmThatIsOff(call)
      return startTask(call, (course, at, user) => deleteVm(course, at, vm, user))
    },
  },
]
