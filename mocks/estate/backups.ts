import type { CopyFacts } from './backup-copy'
import { addBackup, createBackup, finishBackup } from './backup-copy'
import type { Backup, Policy } from './backup-types'
import type { Course } from './course'
import { minute } from './course'
import { interruptionOf } from './federation/availability'
import { dueRules } from './federation/policy-rules'
import { noteRun } from './issue-kinds'
import { vmType, vmUri } from './operation-plans'
import { jobOf } from './protection/job-runs'
import type { Slot } from './protection/slots'
import { byHand, isDue, slotsOfPolicy } from './protection/slots'
import { takeCopies } from './protection/take-copies'
import type { Random } from './random'
import { keepTurns, runAfter } from './schedule'
import type { Region } from './types'
import type { Vm } from './virtual/types'

/** Why runs fail. */
export const backupFailures = [
  'The connection to the protection store was lost during the copy.',
  'The snapshot of the virtual machine could not be taken: the guest did not quiesce in time.',
  'The hypervisor host is not reachable.',
]

/** The policy that a VM has at this moment. */
const policyOf = ({ world }: Course, { policyId }: Vm): Policy | null =>
  policyId === null ? null : (world.policies.get(policyId) ?? null)

/** How a backup is taken; what is left out is as policies do it. */
export type RunOrder = Pick<Backup, 'origin'> & {
  failure: string | null
  durationMs: number
  /** Where it draws from; left out: the course of things. */
  random?: Random
  facts?: CopyFacts
  /** Under Backup and Recovery: the schedules it is for; left out: by hand, for none. */
  slots?: readonly Slot[]
}

const backUpOnOmnistack = (
  course: Course,
  at: number,
  vm: Vm,
  federationId: string,
  run: RunOrder,
): Backup => {
  const { world } = course
  const { random = course.random, durationMs, failure } = run
  const backup = {
    ...createBackup(random, vm, policyOf(course, vm), at, run.origin),
    ...run.facts,
  }
  addBackup(world, at, backup)
  const federation = world.federations.find(({ id }) => id === federationId)
  federation?.backups.add({ backup, vm })
  course.queue.schedule(at + durationMs, (now) => {
    if (backup.state !== 'RUNNING') return
    const moment = { machines: world.machines, at: now, speed: course.speed }
    const interruption = federation ? interruptionOf(moment, federation, vm, at) : null
    finishBackup(random, world, vm, backup, failure ?? interruption)
    federation?.backups.changed(backup.id)
    noteRun(course, now, vm, world.backups.get(vm.id) ?? [])
    if (backup.sizeBytes > 0 && backup.omnistack?.place)
      backup.omnistack = {
        ...backup.omnistack,
        sent: { bytes: backup.sizeBytes, durationMs: now - at, at: now },
      }
  })
  return backup
}

const backUpInRegion = (course: Course, at: number, vm: Vm, region: Region, run: RunOrder) => {
  const [main] = slotsOfPolicy(course.world, vm.policyId)
  const { backups } = takeCopies(course, at, {
    region,
    asset: { name: vm.name, uri: vmUri(vm), type: vmType },
    sources: [vm],
    slots: run.slots ?? [main ? byHand(main) : null],
    policy: policyOf(course, vm),
    job: jobOf(course.world, vm.jobId),
    origin: run.origin,
    user: 'schedule',
    full: false,
    failure: run.failure,
    durationMs: run.durationMs,
  })
  return backups[0] as Backup
}

/** Backs a VM up: RUNNING at once, after `durationMs` GOOD, or FAILED where `failure` gives a reason. */
export const takeBackup = (course: Course, at: number, vm: Vm, run: RunOrder): Backup =>
  'greenlake' in vm.home
    ? backUpInRegion(course, at, vm, vm.home.greenlake, run)
    : backUpOnOmnistack(course, at, vm, vm.home.omnistack, run)

/** A VM that has fallen ill fails run after run until it recovers. */
const drawFailure = (course: Course, vm: Vm): string | null => {
  const { random } = course
  if (vm.ailment !== null && random.chance(0.3)) vm.ailment = null
  else if (vm.ailment === null && random.chance(0.006)) vm.ailment = random.pick(backupFailures)
  return vm.ailment
}

/** What the rules of an OmniStack policy make of a run; null where none of them wants one. */
const factsByRules = (
  course: Course,
  vm: Vm,
  federationId: string,
  policy: Policy,
  at: number,
): CopyFacts | null => {
  const federation = course.world.federations.find(({ id }) => id === federationId)
  const host = federation?.hosts.find(({ machineId }) => machineId === vm.machineId)
  const due = dueRules(federation?.rules.get(policy.id) ?? [], policy, vm, at)
  const [longest] = due.sort((a, b) => b.keepMinutes - a.keepMinutes)
  if (host?.suspended || !longest) return null
  const { destinationId, externalStore, consistency, keepMinutes } = longest
  const place =
    externalStore !== null
      ? { externalStore }
      : destinationId !== null && destinationId !== vm.clusterId
        ? { clusterId: destinationId }
        : null
  return {
    expiresAt: at + keepMinutes * minute,
    ...(place || consistency !== 'NONE'
      ? { omnistack: { ...(place ? { place } : {}), consistency } }
      : {}),
  }
}

/** What a VM's policy takes at `at`; null: nothing. */
const dueOf = (
  course: Course,
  vm: Vm,
  policy: Policy,
  at: number,
): Pick<RunOrder, 'facts' | 'slots'> | null => {
  if (vm.suspended) return null
  if ('omnistack' in vm.home) {
    const facts = factsByRules(course, vm, vm.home.omnistack, policy, at)
    return facts && { facts }
  }
  const job = jobOf(course.world, vm.jobId)
  const slots = slotsOfPolicy(course.world, policy.id).filter(
    (slot) => isDue(slot, vm.offsetMinutes, at) && !job?.suspended.has(slot.scheduleId ?? 0),
  )
  return slots.length > 0 ? { slots } : null
}

/** When any schedule of a VM's own policy is due next after `at`; null: never. Epoch ms. */
const turnAfter = (course: Course, vm: Vm, at: number): number | null => {
  const policy = policyOf(course, vm)
  if (!policy || policy.everyMinutes === 0) return null
  if (!course.world.vms.has(vm.id) || vm.state === 'DELETED') return null
  const job = jobOf(course.world, vm.jobId)
  if (job && job.asset.id !== vm.id) return null
  const slots = slotsOfPolicy(course.world, policy.id)
  const turns = (slots.length > 0 ? slots : [policy]).map((slot) => runAfter(vm, slot, at))
  return Math.max(Math.min(...turns), job?.effectiveFrom ?? 0)
}

/** Runs a VM's backups on the schedule of the policy that it has, anew from the first slot after `from`. */
export const keepSchedule = (course: Course, vm: Vm, from: number) =>
  keepTurns(
    course,
    vm.id,
    from,
    (at) => turnAfter(course, vm, at),
    (now) => {
      const policy = policyOf(course, vm)
      if (!policy) return
      const durationMs = (course.random.int(60, 300) * 1_000) / course.speed
      const due = dueOf(course, vm, policy, now)
      if (!due) return
      takeBackup(course, now, vm, {
        origin: 'POLICY',
        failure: drawFailure(course, vm),
        durationMs: Math.min(durationMs, course.livesUntil - now),
        ...due,
      })
    },
  )
