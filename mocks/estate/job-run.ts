import type { Course } from './course'
import { deedOf } from './job-deeds/deeds'
import type { JobOrder } from './job-order'
import type { JobEnd } from './job-record'
import { endJob, isOver, updateJob } from './job-record'
import { jobTemplates } from './job-templates/job-templates'
import { createRandom } from './random'
import type { Job } from './task-types'
import type { ReasonName } from './texts/texts'

/** How a job's run is ordered; who asked for it decides what may befall it. */
export type RunOrder = Pick<
  JobOrder,
  'template' | 'requester' | 'durationMs' | 'outcome' | 'failure' | 'done' | 'stallMs'
>

/** How to end those that are STALLED. */
const stalled = new WeakMap<Job, (at: number, end: JobEnd | null) => void>()

/** Why a job cannot be done with its server; an ordered outcome leaves no room for that. */
const obstacleTo = (course: Course, job: Job, order: RunOrder): ReasonName | null => {
  const machine = course.world.machines.get(job.resourceId)
  if (!machine || order.outcome !== undefined) return null
  const { offline = false, obstacle } = deedOf(order.template)
  if (!offline && !machine.connected) return 'notConnected'
  return obstacle?.(machine, job) ?? null
}

/** What is asked for by a person takes its own time; what happens by itself draws from the course. */
const drawDuration = (course: Course, job: Job, order: RunOrder, blocked: boolean) => {
  const { durationMs } = jobTemplates[order.template]
  if (order.requester === undefined) return course.random.int(...durationMs)
  if (blocked) return 3_000
  const machine = course.world.machines.get(job.resourceId)
  const own = machine && deedOf(order.template).durationMs?.(machine, job)
  return createRandom(0, `${job.id}/duration`).int(...(own ?? durationMs))
}

/** From PENDING through the stages of its template to its end, then `after`. */
export const runJob = (
  course: Course,
  at: number,
  job: Job,
  order: RunOrder,
  after: (at: number) => void,
) => {
  const template = jobTemplates[order.template]
  const deed = deedOf(order.template)
  const machine = course.world.machines.get(job.resourceId)
  const obstacle = obstacleTo(course, job, order)
  const durationMs =
    order.durationMs ?? drawDuration(course, job, order, obstacle !== null) / course.speed
  const unlucky = order.requester === undefined && !order.outcome && course.random.chance(0.05)
  const outcome = order.outcome ?? (unlucky || obstacle || order.failure ? 'failure' : 'success')
  template.stages.forEach((stage, index) => {
    const due = at + (durationMs * index) / template.stages.length
    course.queue.schedule(
      due,
      (now) => {
        if (!isOver(job)) updateJob(course, now, job, { state: 'RUNNING', status: stage })
      },
      job.id,
    )
  })
  if (machine && !obstacle) deed.begin?.(course, at, machine, job)

  const finish = (now: number, end: JobEnd | null) => {
    if (isOver(job)) return
    if (machine) (end ? deed.failed : deed.done)?.(course, now, machine, job)
    if (!end) order.done?.(now)
    endJob(course, now, job, end)
    after(now)
  }
  const failure = (why: ReasonName, how: JobEnd['outcome'] = 'failure'): JobEnd => ({
    outcome: how,
    reason: { why },
  })
  const stall = (now: number, stallMs: number) => {
    const status = `No progress: ${template.stages.at(-1)}`
    updateJob(course, now, job, { state: 'STALLED', status })
    stalled.set(job, (late, end) => finish(late, end))
    course.queue.schedule(
      now + stallMs,
      (late) => finish(late, failure('dismissed', 'error')),
      job.id,
    )
  }
  course.queue.schedule(
    at + durationMs,
    (now) => {
      if (order.stallMs !== undefined) return stall(now, order.stallMs)
      if (outcome !== 'success' && order.failure)
        return finish(now, { outcome, reason: order.failure })
      if (outcome !== 'success') return finish(now, failure(obstacle ?? template.failure, outcome))
      if (!machine || !deed.until) return finish(now, null)
      deed.until(course, now, machine, job, (late, why) => finish(late, why ? failure(why) : null))
    },
    job.id,
  )
}

/** A person dismisses a job that makes no progress; false where it is not STALLED. */
export const dismissJob = (at: number, job: Job, state: 'COMPLETE' | 'ERROR'): boolean => {
  const finish = stalled.get(job)
  if (job.state !== 'STALLED' || !finish) return false
  finish(at, { outcome: state === 'ERROR' ? 'error' : 'failure', reason: { why: 'dismissed' } })
  return true
}
