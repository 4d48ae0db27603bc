import type { Course } from './course'
import { minute, recur } from './course'
import { vmType, vmUri } from './operation-plans'
import type { OperationOrder } from './operations'
import { startOperation } from './operations'
import type { Extent } from './sizes'
import type { Region } from './types'
import type { Vm } from './virtual/types'

type Mishap = (course: Course, vm: Vm, region: Region) => OperationOrder

const base = (vm: Vm, region: Region, name: string) => ({
  family: 'data-services' as const,
  region,
  name,
  service: 'private-cloud-business-edition',
  user: 'oncall-2@example.com',
  sourceUri: vmUri(vm),
  resources: [{ name: vm.name, uri: vmUri(vm), type: vmType }],
})

/** Runs on, though not as well as it should. */
const slow: Mishap = ({ random }, vm, region) => ({
  ...base(vm, region, `Restore files of virtual machine ${vm.name}`),
  service: 'backup-and-recovery',
  durationMs: random.int(8, 15) * minute,
  steps: [
    { message: 'Preparing parameters', percent: 10 },
    { message: 'The protection store answers slowly', percent: 25, health: 'WARNING' },
    { message: 'Restoring files', percent: 70 },
  ],
})

/** Its agent reports no more; most come back (facts.md 6). */
const lost: Mishap = ({ random }, vm, region) => ({
  ...base(vm, region, `Refresh virtual machine ${vm.name}`),
  service: 'backup-and-recovery',
  durationMs: 4 * minute,
  steps: [{ message: 'Collecting the inventory', percent: 40 }],
  halt: {
    state: 'TIMEDOUT',
    afterStep: 0,
    message: 'The Data Orchestrator does not report back.',
    forMs: random.chance(0.7) ? random.int(10, 40) * minute : null,
  },
})

/** Waits for somebody. */
const waiting: Mishap = ({ random }, vm, region) => ({
  ...base(vm, region, `Migrate virtual machine ${vm.name}`),
  durationMs: 6 * minute,
  steps: [
    { message: 'Preparing parameters', percent: 10 },
    { message: 'Relocating virtual disks', percent: 60 },
  ],
  halt: {
    state: 'PAUSED',
    afterStep: 0,
    message: 'Waiting for a maintenance window to be confirmed',
    forMs: random.int(10, 40) * minute,
    consoleUri: '/private-cloud-business-edition/virtual-machines',
  },
})

const cancelled: Mishap = (_course, vm, region) => ({
  ...base(vm, region, `Migrate virtual machine ${vm.name}`),
  durationMs: 6 * minute,
  steps: [
    { message: 'Preparing parameters', percent: 10 },
    { message: 'Relocating virtual disks', percent: 60 },
  ],
  halt: { state: 'CANCELLED', afterStep: 1, message: 'Task cancelled' },
})

/** Goes from host to host of a cluster, with steps of its own on each; wants to be asked often. */
const deep: Mishap = ({ world, random }, vm, region) => {
  const common = { ...base(vm, region, ''), sourceUri: null, resources: [], user: 'system' }
  const hosts = (world.hypervisorClusters.get(vm.clusterId)?.machineIds ?? []).flatMap(
    (id) => world.machines.get(id) ?? [],
  )
  const durationMs = random.int(8, 12) * minute
  const part = (name: string, share: number): OperationOrder => ({
    ...common,
    name,
    durationMs: share * durationMs,
    steps: [],
  })
  return {
    ...common,
    name: `Check hypervisor cluster ${vm.clusterName}`,
    user: 'oncall-2@example.com',
    durationMs,
    estimatedMinutes: 10,
    pollSeconds: 2,
    steps: [
      { message: 'Preparing parameters', percent: 5 },
      { message: 'Checking hosts', percent: 40 },
    ],
    children: hosts.map(({ hostName }) => ({
      ...part(`Check host ${hostName}`, 0.9),
      children: [
        part(`Check network of ${hostName}`, 0.4),
        part(`Check storage of ${hostName}`, 0.7),
      ],
    })),
  }
}

/** Operations that do not simply run to their end, now and then from `from` on. */
export const keepMishaps = (course: Course, extent: Extent, from: number) => {
  const vms = [...course.world.vms.values()].filter(({ home }) => 'greenlake' in home)
  recur(course, from, 6 * extent.operationEveryMs, (at) => {
    const vm = course.random.pick(vms)
    const mishap = course.random.pick([slow, lost, waiting, cancelled, deep])
    if ('greenlake' in vm.home) startOperation(course, at, mishap(course, vm, vm.home.greenlake))
  })
}
