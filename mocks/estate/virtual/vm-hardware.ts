import type { Course } from '../course'
import { createRandom } from '../random'
import type { Operation } from '../task-types'
import { adaptersOf, disksOf, macOf } from '../vm-parts'
import { touchVm } from '../vms'
import { noteDatastore } from './datastore-space'
import type { Vm, VmDisk } from './types'
import { runVirtualTask } from './virtual-task'
import { aboutVm, hostOutage } from './vm-actions'

type Network = { networkId: string; network: string }

/** One thing of a VM's hardware that becomes otherwise. Disks and adapters go by their labels. */
export type HardwareChange =
  | { part: 'compute'; cpus: number; memoryMb: number }
  | { part: 'adapter'; does: 'ADD'; type: string; to: Network }
  | { part: 'adapter'; does: 'EDIT'; label: string; to: Network }
  | { part: 'adapter'; does: 'DELETE'; label: string }
  | { part: 'disk'; does: 'ADD'; type: string; capacityBytes: number }
  | { part: 'disk'; does: 'EDIT'; label: string; capacityBytes: number }
  | { part: 'disk'; does: 'DELETE'; label: string }

/** What the log says of a change, as live reconfigurations word it. */
const lineOf = (change: HardwareChange): string => {
  if (change.part === 'compute') return 'Reconfigure CPU/Memory'
  const thing = change.part === 'disk' ? 'disk' : 'network adapter'
  if (change.does === 'ADD') return `Adding ${thing} of type: '${change.type}'`
  return `${change.does === 'EDIT' ? 'Editing' : 'Deleting'} ${thing}: '${change.label}'`
}

const nextLabel = (kind: string, taken: readonly { label: string }[]) => {
  const numbers = taken.map(({ label }) => Number(/\d+$/.exec(label)?.[0] ?? 0))
  return `${kind} ${Math.max(0, ...numbers) + 1}`
}

type Disk = Omit<VmDisk, 'path'>

const disksAfter = (vm: Vm, change: HardwareChange & { part: 'disk' }): Disk[] => {
  const disks: Disk[] = disksOf(vm)
  if (change.does === 'DELETE') return disks.filter(({ label }) => label !== change.label)
  const { capacityBytes } = change
  if (change.does === 'EDIT')
    return disks.map((disk) => (disk.label === change.label ? { ...disk, capacityBytes } : disk))
  const label = nextLabel('Hard disk', disks)
  const id = createRandom(vm.revision, `${vm.id}/${label}`).uuid()
  return [...disks, { id, label, capacityBytes }]
}

const adaptersAfter = (vm: Vm, change: HardwareChange & { part: 'adapter' }) => {
  const adapters = adaptersOf(vm)
  if (change.does === 'DELETE') return adapters.filter(({ label }) => label !== change.label)
  if (change.does === 'EDIT')
    return adapters.map((one) => (one.label === change.label ? { ...one, ...change.to } : one))
  const label = nextLabel('Network adapter', adapters)
  return [...adapters, { label, mac: macOf(`${vm.id}/${label}/${vm.revision}`), ...change.to }]
}

const apply = (vm: Vm, at: number, change: HardwareChange) => {
  if (change.part === 'compute') {
    const { cpus, memoryMb } = change
    touchVm(vm, at, { cpus, memoryMb })
  } else if (change.part === 'adapter') touchVm(vm, at, { adapters: adaptersAfter(vm, change) })
  else {
    const disks = disksAfter(vm, change)
    const capacityBytes = disks.reduce((sum, disk) => sum + disk.capacityBytes, 0)
    touchVm(vm, at, { disks, capacityBytes })
  }
}

/** Changes the hardware of a VM, one part after the other; in the end all of it has changed. */
export const reconfigureVm = (
  course: Course,
  at: number,
  vm: Vm,
  changes: readonly HardwareChange[],
  user: string,
): Operation => {
  touchVm(vm, at, { state: 'UPDATING' })
  const lines = changes.flatMap((change) => {
    const line = lineOf(change)
    const end = change.part === 'disk' ? ' is complete.' : ' is completed.'
    return [line, change.part === 'compute' ? `${line} operation is completed` : `${line}${end}`]
  })
  return runVirtualTask(course, at, {
    region: 'greenlake' in vm.home ? vm.home.greenlake : 'us-west',
    user,
    name: `Reconfigure virtual machine ${vm.name}`,
    about: aboutVm(vm),
    durationMs: (4 + 5 * changes.length) * 1_000,
    steps: [...lines, 'Reconfigure operation is completed'].map((message, index) => ({
      message,
      percent: Math.round((95 * (index + 1)) / (lines.length + 1)),
    })),
    parts: changes.map((change) => ({ name: lineOf(change), seconds: 4 })),
    hindrance: () => hostOutage(course, vm),
    done: (now) => {
      for (const change of changes) apply(vm, now, change)
      touchVm(vm, now, { state: 'OK' })
      noteDatastore(course, now, vm.datastoreId)
    },
    undone: (now) => touchVm(vm, now, { state: 'OK' }),
  })
}
