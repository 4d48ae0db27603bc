import type { Backup } from './backup-types'
import { takeBackup } from './backups'
import { keepBooting } from './boot'
import type { Changes } from './changes'
import { createChanges } from './changes'
import type { Course } from './course'
import { aside, day, minute } from './course'
import type { HoldOrder } from './dual-auth'
import { check, holdUntilApproved, setDualAuthorization } from './dual-auth'
import type { EventLog } from './event-log/event-log'
import { createEventLog } from './event-log/event-log'
import type { FaultKind } from './faults'
import { powerSupplyFailed } from './faults'
import type { HeldBackup } from './federation/backup-list'
import { heal, losePower, raiseFault, restorePower, setConnected, setPower } from './health'
import { usedByDatastore } from './hypervisors'
import { noteSpace } from './issue-kinds'
import type { IssueOrder } from './issues'
import { clearIssues, raiseIssue } from './issues'
import type { JobOrder } from './job-order'
import { startJob } from './jobs'
import { setGoing } from './life'
import { keepMishaps } from './operation-mishaps'
import type { OperationOrder } from './operations'
import { startOperation } from './operations'
import { fillStore, freeStore, settleStores } from './protection/stores'
import { createQueue } from './queue'
import { createRandom } from './random'
import { fillRetention, listBackups, topUp } from './retention'
import { runAfter } from './schedule'
import type { Size } from './sizes'
import { extents } from './sizes'
import type { HeldOperation, Job, Operation } from './task-types'
import type { Issue, Machine, Region, World } from './types'
import { vanish } from './vanish'
import type { Vm } from './virtual/types'
import { createWorld } from './world'

/** What tests and stories do to the estate; each shows at once, and in every protocol. */
export type Acts = {
  raise: (machineId: string, fault: FaultKind) => void
  failPowerSupply: (machineId: string) => void
  heal: (machineId: string) => void
  disconnect: (machineId: string) => void
  reconnect: (machineId: string) => void
  setPower: (machineId: string, power: Machine['power']) => void
  /** Both feeds: the server is off, its iLO lost, and its VMs lose their second copy. */
  losePower: (machineId: string) => void
  restorePower: (machineId: string) => void
  startJob: (order: JobOrder) => Job
  startOperation: (order: OperationOrder) => Operation
  raiseIssue: (order: IssueOrder) => Issue
  /** Ends what is wrong with a resource: all of it, or what goes by one name. */
  clearIssues: (sourceId: string, name?: string) => void
  setDualAuthorization: (region: Region, on: boolean, by: string) => void
  /** Holds what happens on approval until a second person gives it (see dual-auth.ts). */
  holdUntilApproved: (order: HoldOrder, follows: HeldOperation['follows']) => HeldOperation
  /** A second person's verdict on what is held. */
  check: (heldId: string, by: string, verdict: 'APPROVED' | 'CANCELLED') => void
  takeBackup: (vmId: string, run?: { failure?: string; durationMs?: number }) => Backup
  fillStore: (storeId: string) => void
  freeStore: (storeId: string) => void
  /** Anything else, at this moment: what an API's write, a test or a story does by a function of its own. */
  act: <T>(deed: (course: Course, at: number) => T) => T
  /** A task makes no step any more, until it is let go. */
  stick: (taskId: string) => void
  unstick: (taskId: string) => void
  /** Nothing begins by itself for so long, ms; what has begun goes on, and schedules are kept. */
  rest: (ms: number) => void
  /** The source knows nothing of it any more: a server, job, operation, alert, VM or backup. */
  vanish: (id: string) => void
}

/** The world as protocols read it, with its clock and what tests do to it. */
export type Estate = Readonly<World> &
  Acts & {
    seed: number
    /** By what intervals and durations are divided. */
    speed: number
    /** The estate's clock, epoch ms. */
    now: () => number
    /** Lets something happen at its time, epoch ms. */
    schedule: (at: number, run: (at: number) => void) => void
    /** Lets everything happen that is due; call it before reading. */
    catchUp: () => void
    /** Hears of servers, groups, jobs and alerts that come, change and go; returns what ends it. */
    onChange: Changes['listen']
    /** What each server and its iLO have written down. */
    logs: EventLog
    /** What a federation holds at this moment, oldest first, without what has expired. */
    backupsIn: (federationId: string) => readonly HeldBackup[]
    /** What a VM has at this moment, oldest first, without what has expired. */
    backupsOf: (vmId: string) => readonly Backup[]
    /** Its snapshots on arrays, in the same way. */
    snapshotsOf: (vmId: string) => readonly Backup[]
    /** When a VM's next run is due, epoch ms; null where nothing is scheduled. */
    nextRunOf: (vm: Vm) => number | null
  }

const found = <T>(things: Map<string, T>, id: string): T => {
  const thing = things.get(id)
  if (thing === undefined) throw new Error(`The estate holds nothing with the id ${id}.`)
  return thing
}

const createActs = (course: Course, present: () => number): Acts => {
  const { world } = course
  const onMachine =
    <Rest extends unknown[]>(act: (at: number, machine: Machine, ...rest: Rest) => void) =>
    (machineId: string, ...rest: Rest) =>
      act(present(), found(world.machines, machineId), ...rest)
  return {
    raise: onMachine((at, machine, fault: FaultKind) => raiseFault(course, at, machine, fault)),
    failPowerSupply: onMachine((at, one) => raiseFault(course, at, one, powerSupplyFailed)),
    heal: onMachine((at, machine) => heal(course, at, machine)),
    disconnect: onMachine((at, machine) => setConnected(course, at, machine, false)),
    reconnect: onMachine((at, machine) => setConnected(course, at, machine, true)),
    setPower: onMachine((at, machine, power: Machine['power']) =>
      setPower(course, at, machine, power),
    ),
    losePower: onMachine((at, machine) => losePower(course, at, machine)),
    restorePower: onMachine((at, machine) => restorePower(course, at, machine)),
    startJob: (order) => startJob(course, present(), order),
    startOperation: (order) => startOperation(course, present(), order),
    raiseIssue: (order) => raiseIssue(course, present(), order),
    clearIssues: (sourceId, name) => clearIssues(course, present(), sourceId, name),
    setDualAuthorization: (region, on, by) =>
      setDualAuthorization(course, present(), region, on, by),
    holdUntilApproved: (order, follows) => holdUntilApproved(course, present(), order, follows),
    check: (heldId, by, verdict) =>
      check(present(), found(world.heldOperations, heldId), by, verdict),
    takeBackup: (vmId, { failure, durationMs = minute } = {}) =>
      takeBackup(course, present(), found(world.vms, vmId), {
        origin: 'MANUAL',
        failure: failure ?? null,
        durationMs,
      }),
    fillStore: (storeId) => fillStore(course, present(), found(world.protection.stores, storeId)),
    freeStore: (storeId) => freeStore(course, present(), found(world.protection.stores, storeId)),
    act: (deed) => deed(course, present()),
    stick: (taskId) => course.queue.hold(taskId),
    unstick: (taskId) => course.queue.release(taskId, present()),
    rest: (ms) => {
      course.restsUntil = present() + ms
    },
    vanish: (id) => vanish(world, id),
  }
}

/**
 * A world that is the same for the same seed and start, with two days behind it that it has lived.
 * `speed` divides its intervals and durations from now on; without `life` nothing begins by itself.
 */
export const createEstate = (options: {
  seed: number
  size: Size
  now: () => number
  speed?: number
  life?: boolean
}): Estate => {
  const { seed, size, now, speed = 1, life = true } = options
  const start = now()
  const past = start - 2 * day
  const extent = extents[size]
  const world = createWorld(seed, extent, start)
  const course: Course = {
    world,
    random: createRandom(seed, 'life'),
    queue: createQueue(),
    changes: createChanges(),
    speed: 1,
    restsUntil: 0,
    livesUntil: life && speed > 0 ? Number.POSITIVE_INFINITY : start,
    waiting: new Map(),
    schedules: new Map(),
  }
  const logs = createEventLog(world)
  course.changes.listen(logs.hear)
  keepBooting(course)
  fillRetention(createRandom(seed, 'backups'), world, past)
  const used = usedByDatastore(world)
  for (const datastore of world.datastores.values())
    noteSpace(course, past, datastore, used.get(datastore.id) ?? 0)
  setGoing(course, extent, past)
  keepMishaps(aside(course, createRandom(seed, 'mishaps')), extent, past)
  course.queue.runUntil(start)
  topUp(course.random, extent, world, start)
  listBackups(world)
  settleStores(world)
  course.speed = speed > 0 ? speed : 1
  const catchUp = () => {
    if (course.queue.moment() === null) course.queue.runUntil(now())
  }
  /** What is looked at or done in the middle of what happens, is at its moment. */
  const clock = () => course.queue.moment() ?? now()
  const present = () => {
    catchUp()
    return clock()
  }
  const alive = (backups: readonly Backup[]) => {
    const at = clock()
    return backups.filter(({ expiresAt }) => expiresAt === null || expiresAt > at)
  }
  return {
    ...world,
    ...createActs(course, present),
    seed,
    speed: course.speed,
    now: clock,
    schedule: course.queue.schedule,
    catchUp,
    onChange: course.changes.listen,
    logs,
    backupsIn: (federationId) =>
      world.federations.find(({ id }) => id === federationId)?.backups.at(now()) ?? [],
    backupsOf: (vmId) => alive(world.backups.get(vmId) ?? []),
    snapshotsOf: (vmId) => alive(world.snapshots.get(vmId) ?? []),
    nextRunOf: (vm) => {
      const policy = vm.policyId === null ? null : world.policies.get(vm.policyId)
      if (!policy || policy.everyMinutes === 0 || vm.suspended) return null
      return runAfter(vm, policy, clock())
    },
  }
}
