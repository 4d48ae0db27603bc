import { chatter } from './activities'
import { keepSchedule } from './backups'
import type { Course } from './course'
import { day, hour, recur } from './course'
import type { FaultKind } from './faults'
import { faultKinds } from './faults'
import { heal, raiseFault, setConnected } from './health'
import { startJob } from './jobs'
import { drawPlan } from './operation-plans'
import { startOperation } from './operations'
import type { Random } from './random'
import type { Extent } from './sizes'
import type { Machine, World } from './types'

const pickFault = (random: Random): FaultKind => {
  let left = random.next() * faultKinds.reduce((sum, { weight }) => sum + weight, 0)
  return faultKinds.find(({ weight }) => (left -= weight) < 0) ?? (faultKinds[0] as FaultKind)
}

const managed = (world: World) => [...world.machines.values()].filter((one) => one.subscribed)

/** A server falls ill or is lost; about as many recover, so that the fleet stays as healthy as it is. */
const healthChange = (course: Course, at: number, machines: Machine[]) => {
  const { random } = course
  const ill = machines.filter(({ faults }) => faults.size > 0)
  const lost = machines.filter(({ connected }) => !connected)
  const kind = random.next()
  if (kind < 0.6) {
    if (ill.length > 0 && random.next() * machines.length * 0.032 < ill.length)
      heal(course, at, random.pick(ill))
    else raiseFault(course, at, random.pick(machines), pickFault(random))
  } else if (lost.length > 0 && random.next() * machines.length * 0.024 < lost.length)
    setConnected(course, at, random.pick(lost), true)
  else setConnected(course, at, random.pick(machines), false)
}

/** How the estate was two days ago: some servers ill, some lost, nothing under way. */
const beginIll = (course: Course, at: number, machines: Machine[]) => {
  const { random } = course
  for (let count = Math.ceil(machines.length * 0.016); count > 0; count -= 1)
    raiseFault(course, at - random.int(0, 3 * day), random.pick(machines), pickFault(random))
  for (let count = Math.ceil(machines.length * 0.012); count > 0; count -= 1)
    setConnected(course, at - random.int(0, 3 * day), random.pick(machines), false)
  course.world.activities.sort((a, b) => a.at - b.at)
}

/** What nobody keeps for ever: ended tasks a day, activities and cleared alerts a week. */
const forget = (course: Course, at: number) => {
  const { world } = course
  const kept = world.activities.findIndex((activity) => activity.at > at - 7 * day)
  world.activities.splice(0, Math.max(0, kept))
  for (const alert of world.alerts.values())
    if (alert.clearedAt !== null && alert.clearedAt < at - 7 * day) world.alerts.delete(alert.id)
  for (const job of world.jobs.values())
    if ((job.state === 'COMPLETE' || job.state === 'ERROR') && job.updatedAt < at - day)
      world.jobs.delete(job.id)
  for (const operation of world.operations.values())
    if (operation.endedAt !== null && operation.endedAt < at - day)
      world.operations.delete(operation.id)
}

const smallJobs = ['inventory', 'inventory', 'collectLog', 'iloFirmware', 'restart'] as const

/** Sets everything going that happens by itself, from `from` on, with `extent` as its measure. */
export const setGoing = (course: Course, extent: Extent, from: number) => {
  const { random, world } = course
  const machines = managed(world)
  const groups = [...world.groups.values()].filter(({ machineIds }) => machineIds.length > 3)
  const vms = [...world.vms.values()]
  beginIll(course, from, machines)
  recur(course, from, extent.chatterEveryMs, (at) => chatter(course, at))
  recur(course, from, extent.healthEveryMs, (at) => healthChange(course, at, machines))
  recur(course, from, extent.jobEveryMs, (at) => {
    if (random.chance(0.15))
      startJob(course, at, { template: 'groupCompliance', resourceId: random.pick(groups).id })
    else
      startJob(course, at, {
        template: random.pick(smallJobs),
        resourceId: random.pick(machines).id,
      })
  })
  recur(course, from, extent.groupUpdateEveryMs, (at) => {
    const group = random.pick(groups)
    const first = random.int(0, Math.max(0, group.machineIds.length - 12))
    const machineIds = group.machineIds.slice(first, first + random.int(6, 14))
    startJob(course, at, { template: 'groupFirmware', resourceId: group.id, machineIds })
  })
  recur(course, from, extent.operationEveryMs, (at) => {
    const vm = random.pick(vms.filter(({ home }) => 'greenlake' in home))
    if ('greenlake' in vm.home) startOperation(course, at, drawPlan(course, vm, vm.home.greenlake))
  })
  for (const vm of vms) {
    const policy = vm.policyId === null ? null : world.policies.get(vm.policyId)
    if (policy && policy.everyMinutes > 0) keepSchedule(course, vm, policy, from)
  }
  const tidy = (at: number) => {
    forget(course, at)
    course.queue.schedule(at + hour, tidy)
  }
  course.queue.schedule(from + hour, tidy)
}
