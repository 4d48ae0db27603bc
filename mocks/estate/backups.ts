import type { Course } from './course'
import { minute } from './course'
import { noteRun } from './issue-kinds'
import { backUpPlan } from './operation-plans'
import { startOperation } from './operations'
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

/** A backup that has just begun. */
export const createBackup = (
  random: Random,
  vm: Vm,
  policy: Policy | null,
  at: number,
  origin: Backup['origin'],
): Backup => ({
  id: random.uuid(),
  vmId: vm.id,
  name:
    origin === 'MANUAL'
      ? `${vm.name}-manual-${new Date(at).toISOString().slice(0, 16)}`
      : `${policy?.name ?? 'backup'}-${new Date(at).toISOString().slice(0, 16)}`,
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

/** Backs a VM up: RUNNING at once, after `durationMs` GOOD, or FAILED where `failure` gives a reason. */
export const takeBackup = (
  course: Course,
  at: number,
  vm: Vm,
  run: { origin: Backup['origin']; failure: string | null; durationMs: number },
): Backup => {
  const policy = vm.policyId === null ? null : (course.world.policies.get(vm.policyId) ?? null)
  const backup = createBackup(course.random, vm, policy, at, run.origin)
  const backups = course.world.backups.get(vm.id) ?? []
  expire(backups, at)
  backups.push(backup)
  course.world.backups.set(vm.id, backups)
  const complete = (now: number) => {
    finishBackup(course.random, vm, backup, run.failure)
    noteRun(course, now, vm, backups)
  }
  if ('greenlake' in vm.home) {
    const plan = backUpPlan(vm, vm.home.greenlake, run.durationMs, run.failure)
    backup.operationId = startOperation(course, at, plan, complete).id
  } else course.queue.schedule(at + run.durationMs, complete)
  return backup
}

/** A VM that has fallen ill fails run after run until it recovers. */
const drawFailure = (course: Course, vm: Vm): string | null => {
  const { random } = course
  if (vm.ailment !== null && random.chance(0.3)) vm.ailment = null
  else if (vm.ailment === null && random.chance(0.006)) vm.ailment = random.pick(backupFailures)
  return vm.ailment
}

/** Runs a VM's backups on schedule, from the first slot after `from` on. */
export const keepSchedule = (course: Course, vm: Vm, policy: Policy, from: number) => {
  const next = (after: number) => {
    const at = runAfter(vm, policy, after)
    if (at >= course.livesUntil) return
    course.queue.schedule(at, (now) => {
      const durationMs = (course.random.int(60, 300) * 1_000) / course.speed
      if (!vm.suspended)
        takeBackup(course, now, vm, {
          origin: 'POLICY',
          failure: drawFailure(course, vm),
          durationMs: Math.min(durationMs, course.livesUntil - now),
        })
      next(now)
    })
  }
  next(from)
}
