import type { Course } from './course'
import { runGroupJob, splitOf } from './group-run'
import type { JobOrder } from './job-order'
import { createJob, endJob, updateJob } from './job-record'
import { runJob } from './job-run'
import { giveTurn, takeTurn } from './job-turns'
import type { Job } from './types'

const begin = (course: Course, at: number, job: Job, order: JobOrder) =>
  takeTurn(course, at, job.resourceId, (turn) => {
    const split = splitOf(order.template)
    if (split) runGroupJob(course, turn, job, order, split)
    else runJob(course, turn, job, order, (now) => giveTurn(course, now, job.resourceId))
  })

/** Starts a job: PENDING at once, RUNNING when `pendingMs` are over and its resource is free. */
export const startJob = (course: Course, at: number, order: JobOrder): Job => {
  const { approval, pendingMs = 2_000 / course.speed } = order
  const job = createJob(course, at, order)
  course.queue.schedule(at + pendingMs, (due) => {
    if (!approval) return begin(course, due, job, order)
    updateJob(course, due, job, { state: 'APPROVAL_PENDING', status: 'Waiting for approval' })
    course.queue.schedule(due + approval.waitMs, (now) => {
      if (approval.granted) begin(course, now, job, order)
      else endJob(course, now, job, { outcome: 'declined', reason: { why: 'declined' } })
    })
  })
  return job
}
