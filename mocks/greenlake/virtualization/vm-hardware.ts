import * as v from 'valibot'
import type { Vm } from '../../estate/virtual/types'
import type { HardwareChange } from '../../estate/virtual/vm-hardware'
import { reconfigureVm } from '../../estate/virtual/vm-hardware'
import { adaptersOf, disksOf } from '../../estate/vm-parts'
import type { Scope } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { startTask } from '../tasks'
import { networksOf } from './manager-parts'
import { refuseField } from './placing'
import { managerOf } from './references'
import { vmsPath } from './virtual-machines'
import { vmThatIsOff } from './vm-actions'

const text = v.optional(v.string())
const whole = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)))
const operation = v.picklist(['ADD', 'EDIT', 'DELETE'])

const hardwareSchema = v.object({
  cpuMemConfig: v.optional(
    v.object({
      cpu: v.optional(v.object({ numOfCpus: whole, numOfCoresPerSocket: whole })),
      memory: v.optional(v.object({ memoryInMb: whole })),
    }),
  ),
  networkAdapters: v.optional(
    v.array(
      v.object({
        operation,
        name: text,
        type: v.optional(v.string(), 'VMXNET3'),
        networkDetails: v.optional(v.object({ name: text })),
      }),
    ),
    [],
  ),
  virtualDisks: v.optional(
    v.array(
      v.object({
        operation,
        diskConfig: v.object({
          id: text,
          capacityInMb: whole,
          type: v.optional(v.picklist(['IDE', 'SCSI', 'SATA', 'NVME']), 'SCSI'),
        }),
      }),
    ),
    [],
  ),
})
type Order = v.InferOutput<typeof hardwareSchema>

const computeChange = (vm: Vm, { cpuMemConfig }: Order): HardwareChange[] =>
  cpuMemConfig
    ? [
        {
          part: 'compute',
          cpus: cpuMemConfig.cpu?.numOfCpus ?? vm.cpus,
          memoryMb: cpuMemConfig.memory?.memoryInMb ?? vm.memoryMb,
        },
      ]
    : []

const adapterChange = (
  scope: Scope,
  vm: Vm,
  { operation: does, name, type, networkDetails }: Order['networkAdapters'][number],
): HardwareChange => {
  const label = adaptersOf(vm).find((adapter) => adapter.label === name)?.label
  if (does !== 'ADD' && label === undefined)
    throw refuseField('networkAdapters.name', 'Is no adapter of the virtual machine.')
  if (does === 'DELETE') return { part: 'adapter', does, label: label ?? '' }
  const network = networksOf(scope, managerOf(scope, vm.clusterId)).find(
    (one) => one.name === networkDetails?.name,
  )
  if (!network) throw refuseField('networkAdapters.networkDetails.name', 'Is no network.')
  const to = { networkId: network.id, network: network.name }
  return does === 'ADD'
    ? { part: 'adapter', does, type, to }
    : { part: 'adapter', does, label: label ?? '', to }
}

const diskChange = (
  vm: Vm,
  { operation: does, diskConfig }: Order['virtualDisks'][number],
): HardwareChange => {
  const capacityBytes = (diskConfig.capacityInMb ?? 0) * 2 ** 20
  if (does === 'ADD') {
    if (capacityBytes === 0)
      throw refuseField('virtualDisks.diskConfig.capacityInMb', 'Is missing.')
    return { part: 'disk', does, type: diskConfig.type, capacityBytes }
  }
  const disk = disksOf(vm).find(({ id }) => id === diskConfig.id)
  if (!disk) throw refuseField('virtualDisks.diskConfig.id', 'Is no disk of the virtual machine.')
  if (does === 'DELETE') return { part: 'disk', does, label: disk.label }
  if (capacityBytes < disk.capacityBytes)
    throw refuseField('virtualDisks.diskConfig.capacityInMb', 'A disk cannot become smaller.')
  return { part: 'disk', does, label: disk.label, capacityBytes }
}

const updateHardware = (call: Call) => {
  const vm = vmThatIsOff(call)
  const order = readBody(call, 'virtualization', hardwareSchema)
  const changes = [
    ...computeChange(vm, order),
    ...order.networkAdapters.map((one) => adapterChange(call.scope, vm, one)),
    ...order.virtualDisks.map((one) => diskChange(vm, one)),
  ]
  if (changes.length === 0) throw refuseField('body', 'Changes nothing.')
  return startTask(call, (course, at, user) => reconfigureVm(course, at, vm, changes, user))
}

/** POST update-hardware: of a VM that is powered off. */
export const vmHardwareRoutes: Route[] = [
  {
    method: 'POST',
    service: 'virtualization',
    path: `${vmsPath}/:id/update-hardware`,
    answer: updateHardware,
  },
]
