import type { Course } from '../course'
import type { PlanKind } from '../operation-plans'
import { drawPlan } from '../operation-plans'
import { startOperation } from '../operations'
import { createRandom } from '../random'
import type { Operation } from '../task-types'
import type { Region } from '../types'
import { touchVm } from '../vms'
import type { Vm } from './types'

const tebibyte = 2 ** 40

/** How many datastores a cluster may have before somebody clears away an empty one. */
const enough = 3

/** The datastore that a task has created: of its cluster, next to the VM that it was made for. */
const addDatastore = ({ world }: Course, at: number, vm: Vm, region: Region, task: Operation) => {
  const name = /'(.*)'/.exec(task.name)?.[1] ?? ''
  const { datastores } = world
  const siblings = [...datastores.values()].filter(({ clusterId }) => clusterId === vm.clusterId)
  if (siblings.some((one) => one.name === name)) return
  if (siblings.length >= enough) {
    const used = new Set<string>()
    for (const { datastoreId } of world.vms.values()) used.add(datastoreId)
    const empty = siblings.find((one) => !used.has(one.id))
    if (empty) datastores.delete(empty.id)
  }
  const id = createRandom(0, `${vm.clusterId}/${name}/${at}`).uuid()
  const { clusterId } = vm
  const capacityBytes = 2 * tebibyte
  datastores.set(id, { id, name, region, clusterId, kind: 'VMFS', capacityBytes, createdAt: at })
  task.sourceUri = `/virtualization/v1beta1/datastores/${id}`
}

/** What a VM is while people work on it, and how it comes out of that. */
const works: Partial<
  Record<PlanKind, { during: Partial<Vm>; after: (vm: Vm, good: boolean) => Partial<Vm> }>
> = {
  restore: { during: { state: 'RESTORING', power: 'OFF' }, after: () => ({}) },
  reconfigure: {
    during: { state: 'UPDATING' },
    after: ({ memoryMb }, good) =>
      good ? { memoryMb: memoryMb < 32_768 ? 2 * memoryMb : memoryMb / 2 } : {},
  },
}

/** Somebody does something to a VM or beside it, as people do now and then. */
export const workOn = (course: Course, at: number, vm: Vm, region: Region): Operation => {
  const { kind, order } = drawPlan(course, vm, region)
  const work = vm.state === 'OK' ? works[kind] : undefined
  const { power } = vm
  if (work) touchVm(vm, at, work.during)
  return startOperation(course, at, order, (now, task) => {
    const good = task.state === 'SUCCEEDED'
    if (kind === 'datastore' && good) addDatastore(course, now, vm, region, task)
    if (work && vm.state === work.during.state)
      touchVm(vm, now, { ...work.after(vm, good), state: 'OK', power })
  })
}
