import type { CopySource } from '../backup-copy'
import { addBackup, createBackup, finishBackup } from '../backup-copy'
import type { Backup, Policy } from '../backup-types'
import type { Course } from '../course'
import { noteRun } from '../issue-kinds'
import { backUpPlan } from '../operation-plans'
import { startOperation } from '../operations'
import { createRandom } from '../random'
import type { Operation } from '../task-types'
import type { Region } from '../types'
import { rememberEnd, rememberRun } from './job-runs'
import { outOfReach } from './orchestrators'
import type { Slot } from './slots'
import { hindranceOf, noteStore } from './stores'
import { haltWithout } from './tasks'
import type { ProtectionJob } from './types'

/** One run: what is copied, for which schedules, and how it goes. */
export type Run = {
  region: Region
  /** What the task is about. */
  asset: { name: string; uri: string; type: string }
  /** The first is what the run is judged by. */
  sources: CopySource[]
  slots: readonly (Slot | null)[]
  policy: Policy | null
  job: ProtectionJob | undefined
  origin: Backup['origin']
  user: string
  full: boolean
  /** Why it will fail; null: as its stores are when it ends. */
  failure: string | null
  durationMs: number
}

/** An issue follows where the backups of a VM fail, one after the other. */
const noteBackups = (course: Course, at: number, vmId: string) => {
  const vm = course.world.vms.get(vmId)
  const backups = (course.world.backups.get(vmId) ?? []).filter(({ tier }) => tier === 'BACKUP')
  if (vm) noteRun(course, at, vm, backups)
}

/**
 * Takes copies in one task under Backup and Recovery: RUNNING at once, and after `durationMs` GOOD, or
 * FAILED where the run or the store of the copy has a reason.
 */
export const takeCopies = (
  course: Course,
  at: number,
  run: Run,
): { operation: Operation; backups: Backup[] } => {
  const { world } = course
  const copies = run.sources.flatMap((source, which) =>
    run.slots.map((slot, tier) => {
      const first = which === 0 && tier === 0
      return { source, slot, random: first ? course.random : null }
    }),
  )
  const taken = copies.map(({ source, slot, random }) => {
    const own = random ?? createRandom(0, `${source.id}/${slot?.tier}/${slot?.scheduleId}/${at}`)
    const backup = createBackup(own, source, run.policy, at, run.origin, slot)
    backup.full = run.full
    addBackup(world, at, backup)
    if (source === run.sources[0]) rememberRun(run.job, backup)
    return { source, backup, random: own }
  })
  let failures: (string | null)[] = []
  const judge = () => {
    failures = taken.map(({ backup }) => run.failure ?? hindranceOf(world, backup.storeId))
    return failures.find((failure) => failure !== null) ?? null
  }
  const complete = (now: number, lost: string | null = null) => {
    for (const [index, { source, backup, random }] of taken.entries()) {
      finishBackup(random, world, source, backup, lost ?? failures[index] ?? null)
      backup.changedAt = now
      rememberEnd(run.job, backup)
      noteStore(course, now, backup.storeId)
    }
    for (const { id } of run.sources) noteBackups(course, now, id)
  }
  const halted = haltWithout(course, run.region)
  const plan = backUpPlan(run.asset, run.region, run.durationMs, judge)
  const order = { ...plan, user: run.user, ...halted }
  const operation = startOperation(course, at, order, (now) => complete(now))
  if (halted.halt) course.queue.schedule(at + run.durationMs, (now) => complete(now, outOfReach))
  for (const { backup } of taken) backup.operationId = operation.id
  return { operation, backups: taken.map(({ backup }) => backup) }
}
