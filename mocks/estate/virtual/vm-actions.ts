import type { Course } from '../course'
import { vmType, vmUri } from '../operation-plans'
import type { Operation } from '../task-types'
import { touchVm } from '../vms'
import type { Vm } from './types'
import { runVirtualTask } from './virtual-task'

type Action = {
  title: string
  /** Whether the VM has to be on or off; null: either. */
  needs: Vm['power'] | null
  becomes: Vm['power'] | null
  state: Vm['state']
  seconds: number
}

const actions = {
  'power-on': { title: 'Power on', needs: 'OFF', becomes: 'ON', state: 'UPDATING', seconds: 12 },
  'power-off': { title: 'Power off', needs: 'ON', becomes: 'OFF', state: 'UPDATING', seconds: 5 },
  reset: { title: 'Reset', needs: 'ON', becomes: 'ON', state: 'UPDATING', seconds: 8 },
  'shutdown-guest-os': {
    title: 'Shut down guest OS of',
    needs: 'ON',
    becomes: 'OFF',
    state: 'UPDATING',
    seconds: 40,
  },
  'restart-guest-os': {
    title: 'Restart guest OS of',
    needs: 'ON',
    becomes: 'ON',
    state: 'UPDATING',
    seconds: 60,
  },
  refresh: { title: 'Refresh', needs: null, becomes: null, state: 'REFRESHING', seconds: 6 },
} as const satisfies Record<string, Action>

/** What can be done to a VM as it stands; the last part of its address. */
type VmAction = keyof typeof actions
export const vmActions = Object.keys(actions) as VmAction[]

/** Why nobody can work on a VM at the moment; null where they can. */
export const busyWith = ({ name, state }: Vm): string | null =>
  state === 'OK' ? null : `Virtual machine ${name} is ${state}.`

/** Why an action does not fit how a VM stands; null where it does. */
export const unfit = (vm: Vm, action: VmAction): string | null => {
  const { needs } = actions[action]
  const off = needs !== null && vm.power !== needs
  return busyWith(vm) ?? (off ? `Virtual machine ${vm.name} is powered ${vm.power}.` : null)
}

/** Why nothing can be done on a VM's host: it is off. */
export const hostOutage = ({ world }: Course, { machineId }: Pick<Vm, 'machineId'>) => {
  const host = world.machines.get(machineId)
  return host?.power === 'ON'
    ? null
    : `The hypervisor host ${host?.hostName ?? ''} does not respond.`
}

/** A VM as what a task runs on. */
export const aboutVm = (vm: Vm) => ({ name: vm.name, uri: vmUri(vm), type: vmType })

/** Does something to a VM: it is busy for as long as the task runs, and then on or off. */
export const runVmAction = (
  course: Course,
  at: number,
  vm: Vm,
  action: VmAction,
  user: string,
): Operation => {
  const { title, becomes, state, seconds } = actions[action]
  touchVm(vm, at, { state })
  return runVirtualTask(course, at, {
    region: 'greenlake' in vm.home ? vm.home.greenlake : 'us-west',
    user,
    name: `${title} virtual machine ${vm.name}`,
    about: aboutVm(vm),
    durationMs: seconds * 1_000,
    pollSeconds: 2,
    steps: [{ message: 'Preparing parameters', percent: 25 }],
    hindrance: () => hostOutage(course, vm),
    done: (now) => touchVm(vm, now, { state: 'OK', ...(becomes ? { power: becomes } : {}) }),
    undone: (now) => touchVm(vm, now, { state: 'OK' }),
  })
}
