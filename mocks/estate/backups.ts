import { interruptionOf } from './availability'
import type { Course } from './course'
import { minute } from './course'
import { noteRun } from './issue-kinds'
import { backUpPlan } from './operation-plans'
import { startOperation } from './operations'
import { dueRules } from './policy-rules'
import type { Random } from './random'
import type { Backup, Policy, Vm } from './types'

/** Why runs fail. */
export const backupFailures = [
  'The protection store is full.',
  'The snapshot of the virtual machine could not be taken: the guest did not quiesce in time.',
  'The hypervisor host is not reachable.',
]

/** When a VM's runs fall: every `everyMinutes` of its policy, at its own offset. Epoch ms. */
export const runAfter = (vm: Vm, policy: Policy, at: number): number => {
  const every = policy.everyMinutes * minute
  const offset = vm.offsetMinutes * minute
  return Math.floor((at - offset) / every + 1) * every + offset
}

/** The policy that a VM has at this moment. */
const policyOf = ({ world }: Course, { policyId }: Vm): Policy | null =>
  policyId === null ? null : (world.policies.get(policyId) ?? null)

const nameOf = (vm: Vm, policy: Policy | null, at: number, origin: Backup['origin']) => {
  const time = new Date(at).toISOString()
  if (origin === 'MANUAL') return `${vm.name}-manual-${time.slice(0, 16)}`
  if ('omnistack' in vm.home) return `${time.slice(0, 19)}+00:00`
  return `${policy?.name ?? 'backup'}-${time.slice(0, 16)}`
}

/** A backup that has just begun. An OmniStack policy names it after its time. */
export const createBackup = (
  random: Random,
  vm: Vm,
  policy: Policy | null,
  at: number,
  origin: Backup['origin'],
): Backup => ({
  id: random.uuid(),
  vmId: vm.id,
  name: nameOf(vm, policy, at, origin),
  at,
  expiresAt: policy && origin === 'POLICY' ? at + policy.keepMinutes * minute : null,
  origin,
  state: 'RUNNING',
  reason: null,
  sizeBytes: 0,
  destination: policy?.destination ?? '<Local>',
  applicationConsistent: random.chance(0.4),
  operationId: null,
})

/** Its end: FAILED for a reason, else GOOD and now and then DEGRADED. */
export const finishBackup = (random: Random, vm: Vm, backup: Backup, failure: string | null) => {
  backup.state = failure ? 'FAILED' : random.chance(0.004) ? 'DEGRADED' : 'GOOD'
  backup.reason = failure
  backup.sizeBytes = failure ? 0 : Math.round(vm.capacityBytes * (0.02 + 0.1 * random.next()))
}

/** Drops what has expired at `at`; the oldest stand first, those without expiry stay. */
export const expire = (backups: Backup[], at: number) => {
  let kept = 0
  for (const backup of backups)
    if (backup.expiresAt === null || backup.expiresAt > at) {
      backups[kept] = backup
      kept += 1
    }
  backups.length = kept
}

/** How a backup is taken; what is left out is as policies do it. */
export type RunOrder = Pick<Backup, 'origin'> & {
  failure: string | null
  durationMs: number
  /** Where it draws from; left out: the course of things. */
  random?: Random
  facts?: Partial<Pick<Backup, 'name' | 'expiresAt' | 'applicationConsistent' | 'omnistack'>>
}

const runOnOmnistack = (
  course: Course,
  at: number,
  run: {
    vm: Vm
    backup: Backup
    federationId: string
    complete: (at: number, reason: string | null) => void
  },
  { failure, durationMs }: RunOrder,
) => {
  const { vm, backup, federationId, complete } = run
  const federation = course.world.federations.find(({ id }) => id === federationId)
  federation?.backups.push(backup)
  course.queue.schedule(at + durationMs, (now) => {
    if (backup.state !== 'RUNNING') return
    const moment = { machines: course.world.machines, at: now, speed: course.speed }
    const interruption = federation ? interruptionOf(moment, federation, vm, at) : null
    complete(now, failure ?? interruption)
    if (backup.sizeBytes > 0 && backup.omnistack?.place)
      backup.omnistack.sent = { bytes: backup.sizeBytes, durationMs: now - at, at: now }
  })
}

/** Backs a VM up: RUNNING at once, after `durationMs` GOOD, or FAILED where `failure` gives a reason. */
export const takeBackup = (course: Course, at: number, vm: Vm, run: RunOrder): Backup => {
  const policy = policyOf(course, vm)
  const { random = course.random, durationMs, failure } = run
  const backup = { ...createBackup(random, vm, policy, at, run.origin), ...run.facts }
  const backups = course.world.backups.get(vm.id) ?? []
  expire(backups, at)
  backups.push(backup)
  course.world.backups.set(vm.id, backups)
  const complete = (now: number, reason: string | null) => {
    finishBackup(random, vm, backup, reason)
    noteRun(course, now, vm, backups)
  }
  if ('greenlake' in vm.home) {
    const plan = backUpPlan(vm, vm.home.greenlake, durationMs, failure)
    backup.operationId = startOperation(course, at, plan, (now) => complete(now, failure)).id
  } else runOnOmnistack(course, at, { vm, backup, federationId: vm.home.omnistack, complete }, run)
  return backup
}

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
  policy: Policy,
  at: number,
): RunOrder['facts'] | null => {
  const { home } = vm
  if (!('omnistack' in home)) return {}
  const federation = course.world.federations.find(({ id }) => id === home.omnistack)
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

/** Runs a VM's backups on the schedule of the policy that it has, anew from the first slot after `from`. */
export const keepSchedule = (course: Course, vm: Vm, from: number) => {
  const turn = {}
  course.schedules.set(vm.id, turn)
  const next = (after: number) => {
    const policy = policyOf(course, vm)
    if (!policy || policy.everyMinutes === 0) return
    const at = runAfter(vm, policy, after)
    if (at >= course.livesUntil) return
    course.queue.schedule(at, (now) => {
      if (course.schedules.get(vm.id) !== turn || !course.world.vms.has(vm.id)) return
      const durationMs = (course.random.int(60, 300) * 1_000) / course.speed
      const facts = vm.suspended ? null : factsByRules(course, vm, policy, now)
      if (facts)
        takeBackup(course, now, vm, {
          origin: 'POLICY',
          failure: drawFailure(course, vm),
          durationMs: Math.min(durationMs, course.livesUntil - now),
          facts,
        })
      next(now)
    })
  }
  next(from)
}
