import { keepSchedule } from '../backups'
import type { Course } from '../course'
import { createRandom } from '../random'
import { keepTurns, runAfter } from '../schedule'
import type { Operation } from '../task-types'
import type { Region } from '../types'
import { touchVm } from '../vms'
import type { Asset } from './assets'
import { assetOf } from './assets'
import type { Slot } from './slots'
import { isDue, slotsOfPolicy } from './slots'
import { touch } from './stores'
import { takeCopies } from './take-copies'
import type { ProtectionJob } from './types'

/** How a job is run beside its schedules. */
type JobRun = {
  slots: readonly Slot[]
  user: string
  origin: 'POLICY' | 'MANUAL'
  full: boolean
  /** Ids of VMs; left out: all that it protects. */
  only?: readonly string[] | undefined
}

/** Runs a job now, for some of its schedules: one task, and copies of everything that it protects. */
export const runJob = (
  course: Course,
  at: number,
  job: ProtectionJob,
  asset: Asset,
  run: JobRun,
): Operation => {
  const seconds = createRandom(0, `${job.id}/${at}/duration`).int(60, 300)
  const left = course.livesUntil > at ? course.livesUntil - at : Number.POSITIVE_INFINITY
  const { operation } = takeCopies(course, at, {
    ...run,
    region: job.region,
    asset: { name: asset.name, uri: asset.uri, type: asset.type },
    sources: asset.sources.filter(({ id }) => id === asset.id || (run.only?.includes(id) ?? true)),
    policy: course.world.policies.get(job.policyId) ?? null,
    job,
    failure: job.asset.kind === 'VM' ? (asset.vms[0]?.ailment ?? null) : null,
    durationMs: Math.min((seconds * 1_000) / course.speed, left),
  })
  return operation
}

/** Runs a group's job on the schedules of its policy, anew from the first slot after `from`. */
const keepGroupSchedule = (course: Course, job: ProtectionJob, from: number) => {
  const random = createRandom(0, `${job.id}/${from}/runs`)
  const slots = () => slotsOfPolicy(course.world, job.policyId)
  const nextAfter = (at: number) => {
    if (course.world.protection.jobs.get(job.id) !== job || slots().length === 0) return null
    const next = Math.min(...slots().map((slot) => runAfter(job, slot, at)))
    return Math.max(next, job.effectiveFrom ?? 0)
  }
  keepTurns(course, job.asset.id, from, nextAfter, (now) => {
    const asset = assetOf(course.world, job)
    const due = slots().filter(
      (slot) => isDue(slot, job.offsetMinutes, now) && !job.suspended.has(slot.scheduleId ?? 0),
    )
    const run = { slots: due, user: 'schedule', origin: 'POLICY', full: false } as const
    if (asset && due.length > 0) runJob({ ...course, random }, now, job, asset, run)
  })
}

/** Sets a job's schedules going, or anew after its policy has changed. */
export const keepJob = (course: Course, at: number, job: ProtectionJob) => {
  const vm = job.asset.kind === 'VM' ? course.world.vms.get(job.asset.id) : undefined
  if (vm) keepSchedule(course, vm, at)
  else keepGroupSchedule(course, job, at)
}

/** Every VM that a job protects says so itself; `by` null: that it does no longer. */
export const tellVms = (
  course: Course,
  at: number,
  job: ProtectionJob,
  by: ProtectionJob | null,
) => {
  const suspended = slotsOfPolicy(course.world, job.policyId).every(({ scheduleId }) =>
    job.suspended.has(scheduleId ?? 0),
  )
  const { offsetMinutes } = job
  for (const vm of assetOf(course.world, job)?.vms ?? [])
    touchVm(
      vm,
      at,
      by
        ? { jobId: by.id, policyId: by.policyId, suspended, offsetMinutes }
        : { jobId: null, policyId: null, suspended: false, ailment: null },
    )
}

/** What a new job is made of. */
export type JobOrder = Pick<ProtectionJob, 'asset' | 'policyId' | 'overrides' | 'effectiveFrom'> & {
  region: Region
  user: string
}

/** Protects an asset by a policy, and runs it for the first time unless that is to come later. */
export const protect = (
  course: Course,
  at: number,
  { user, ...order }: JobOrder,
): ProtectionJob => {
  const id = course.random.uuid()
  const job: ProtectionJob = {
    ...order,
    id,
    offsetMinutes: createRandom(0, `${id}/offset`).int(0, 59),
    suspended: new Set(),
    runs: new Map(),
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
  course.world.protection.jobs.set(job.id, job)
  const group = course.world.protection.groups.get(job.asset.id)
  if (group) touch(group, at, { jobId: job.id })
  tellVms(course, at, job, job)
  keepJob(course, at, job)
  const asset = assetOf(course.world, job)
  const slots = slotsOfPolicy(course.world, job.policyId)
  if (asset && slots.length > 0 && (job.effectiveFrom ?? at) <= at)
    runJob(course, at, job, asset, { slots, user, origin: 'POLICY', full: true })
  return job
}

/** Ends a job; what it has copied stays. */
export const unprotect = (course: Course, at: number, job: ProtectionJob) => {
  tellVms(course, at, job, null)
  const group = course.world.protection.groups.get(job.asset.id)
  if (group) touch(group, at, { jobId: null })
  course.schedules.delete(job.asset.id)
  course.world.protection.jobs.delete(job.id)
}

/** Suspends or resumes schedules of a job; with all of them suspended, its VMs are paused. */
export const setSuspended = (
  course: Course,
  at: number,
  job: ProtectionJob,
  scheduleIds: readonly number[],
  suspended: boolean,
) => {
  for (const id of scheduleIds)
    if (suspended) job.suspended.add(id)
    else job.suspended.delete(id)
  touch(job, at)
  tellVms(course, at, job, job)
}
