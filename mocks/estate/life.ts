import { chatter } from './activities'
import { forgetApprovals } from './approvals'
import { keepSchedule } from './backups'
import type { Course } from './course'
import { day, hour, minute, recur } from './course'
import { forgetHeld } from './dual-auth'
import type { FaultKind } from './faults'
import { canFail, faultKinds } from './faults'
import { heal, healthOf, raiseFault, setConnected } from './health'
import { forgetIssues } from './issues'
import type { JobOrder } from './job-order'
import { startJob } from './jobs'
import { forgetOperations } from './operations'
import { keepJob } from './protection/jobs'
import type { Random } from './random'
import type { Extent } from './sizes'
import type { Group, Machine, World } from './types'
import { workOn } from './virtual/work'

const pickFault = (random: Random, health: FaultKind['health'], machine: Machine): FaultKind => {
  const kinds = faultKinds.filter((kind) => kind.health === health && canFail(machine, kind))
  return random.pickBy(kinds, ({ weight }) => weight)
}

const managed = (world: World) => [...world.machines.values()].filter((one) => one.subscribed)

/** What is not well with the fleet, each kind with the share of servers around which it stays. */
const troubles: {
  share: number
  has: (machine: Machine) => boolean
  begin: (course: Course, at: number, machine: Machine) => void
  end: (course: Course, at: number, machine: Machine) => void
}[] = [
  {
    share: 0.004,
    has: (machine) => healthOf(machine) === 'CRITICAL',
    begin: (course, at, machine) =>
      raiseFault(course, at, machine, pickFault(course.random, 'CRITICAL', machine)),
    end: heal,
  },
  {
    share: 0.015,
    has: (machine) => healthOf(machine) === 'WARNING',
    begin: (course, at, machine) =>
      raiseFault(course, at, machine, pickFault(course.random, 'WARNING', machine)),
    end: heal,
  },
  {
    share: 0.012,
    has: ({ connected }) => !connected,
    begin: (course, at, machine) => setConnected(course, at, machine, false),
    end: (course, at, machine) => setConnected(course, at, machine, true),
  },
]

/**
 * Lets servers fall ill, get lost and recover: the more have a trouble, the likelier one recovers. Some
 * have each from the beginning. What acts did to a server stays until an act undoes it.
 */
const keepTroubled = (course: Course, from: number, extent: Extent, machines: Machine[]) => {
  const { random } = course
  const fleet = troubles.map((trouble) => ({
    ...trouble,
    usual: Math.max(1, Math.round(trouble.share * machines.length)),
    troubled: new Set<Machine>(),
  }))
  const strike = ({ begin, troubled }: (typeof fleet)[number], at: number) => {
    const machine = random.pick(machines)
    if (!course.world.machines.has(machine.id)) return
    troubled.add(machine)
    begin(course, at, machine)
  }
  for (const trouble of fleet)
    for (let count = trouble.usual; count > 0; count -= 1)
      strike(trouble, from - random.int(0, 3 * day))
  course.world.activities.sort((a, b) => a.at - b.at)
  recur(course, from, extent.healthEveryMs, (at) => {
    const trouble = random.pickBy(fleet, ({ usual }) => usual)
    const troubled = [...trouble.troubled].filter(trouble.has)
    trouble.troubled = new Set(troubled)
    if (random.chance(troubled.length / (2 * trouble.usual)))
      trouble.end(course, at, random.pick(troubled))
    else strike(trouble, at)
  })
}

/** What nobody keeps for ever: ended tasks a day, activities and cleared alerts a week. */
const forget = (course: Course, at: number) => {
  const { world } = course
  const kept = world.activities.findIndex((activity) => activity.at > at - 7 * day)
  world.activities.splice(0, kept < 0 ? world.activities.length : kept)
  for (const alert of world.alerts.values())
    if (alert.clearedAt !== null && alert.clearedAt < at - 7 * day) {
      world.alerts.delete(alert.id)
      course.changes.tell({ kind: 'alert', operation: 'Deleted', thing: alert, at })
    }
  for (const job of world.jobs.values())
    if ((job.state === 'COMPLETE' || job.state === 'ERROR') && job.updatedAt < at - day)
      world.jobs.delete(job.id)
  forgetOperations(course, at - day)
  forgetIssues(world, at - 7 * day)
  forgetApprovals(world, at - 7 * day)
  forgetHeld(world, at - 7 * day)
  for (const { backups } of world.federations) backups.at(at)
}

const smallJobs = ['inventory', 'inventory', 'collectLog', 'iloFirmware', 'restart'] as const

/** Something that an operator asks of one server, or of a group. */
const drawJob = (random: Random, machines: Machine[], groups: Group[]): JobOrder => {
  if (random.chance(0.15))
    return { template: 'groupCompliance', resourceId: random.pick(groups).id }
  const resourceId = random.pick(machines).id
  const template = random.pick(smallJobs)
  const stalls = random.chance(0.01) ? { stallMs: random.int(15, 60) * minute } : {}
  return { template, resourceId, ...stalls }
}

/** A new baseline for some servers of a group; now and then somebody has to approve it first. */
const drawGroupUpdate = (random: Random, group: Group): JobOrder => {
  const first = random.int(0, Math.max(0, group.machineIds.length - 12))
  const machineIds = group.machineIds.slice(first, first + random.int(6, 14))
  const approval = { waitMs: random.int(5, 40) * minute, granted: random.chance(0.8) }
  const asks = random.chance(0.25) ? { approval } : {}
  return { template: 'groupFirmware', resourceId: group.id, machineIds, ...asks }
}

/** Sets everything going that happens by itself, from `from` on, with `extent` as its measure. */
export const setGoing = (course: Course, extent: Extent, from: number) => {
  const { random, world } = course
  const machines = managed(world)
  const groups = [...world.groups.values()].filter(({ machineIds }) => machineIds.length > 3)
  const vms = [...world.vms.values()]
  const underBackup = vms.filter(({ home }) => 'greenlake' in home)
  keepTroubled(course, from, extent, machines)
  recur(course, from, extent.chatterEveryMs, (at) => chatter(course, at))
  /** What has gone since life began is asked nothing any more. */
  const ask = (at: number, order: JobOrder) => {
    if (world.machines.has(order.resourceId) || world.groups.has(order.resourceId))
      startJob(course, at, order)
  }
  recur(course, from, extent.jobEveryMs, (at) => ask(at, drawJob(random, machines, groups)))
  recur(course, from, extent.groupUpdateEveryMs, (at) =>
    ask(at, drawGroupUpdate(random, random.pick(groups))),
  )
  recur(course, from, extent.operationEveryMs, (at) => {
    const vm = random.pick(underBackup)
    if ('greenlake' in vm.home) workOn(course, at, vm, vm.home.greenlake)
  })
  for (const vm of vms) keepSchedule(course, vm, from)
  for (const job of world.protection.jobs.values())
    if (job.asset.kind === 'GROUP') keepJob(course, from, job)
  const tidy = (at: number) => {
    forget(course, at)
    course.queue.schedule(at + hour, tidy)
  }
  course.queue.schedule(from + hour, tidy)
}
