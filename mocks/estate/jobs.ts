import type { Course } from './course'
import { runGroupUpdate } from './group-update'
import type { JobOrder } from './job-order'
import { createJob, declineJob, giveTurn, runJob, takeTurn, updateJob } from './job-run'
import type { JobTemplate } from './job-templates'
import { jobTemplates } from './job-templates'
import type { Job } from './types'

const begin = (course: Course, at: number, job: Job, template: JobTemplate, order: JobOrder) =>
  takeTurn(course, at, job.resourceId, (turn) => {
    if (order.template === 'groupFirmware') runGroupUpdate(course, turn, job, order)
    else runJob(course, turn, job, template, order, (now) => giveTurn(course, now, job.resourceId))
  })

/** Starts a job: PENDING at once, RUNNING when `pendingMs` are over and its resource is free. */
export const startJob = (course: Course, at: number, order: JobOrder): Job => {
  const template: JobTemplate = jobTemplates[order.template]
  const { approval, pendingMs = 2_000 / course.speed } = order
  const job = createJob(course, at, template, order.resourceId, null)
  course.queue.schedule(at + pendingMs, (due) => {
    if (!approval) return begin(course, due, job, template, order)
    updateJob(course, due, job, { state: 'APPROVAL_PENDING', status: 'Waiting for approval' })
    course.queue.schedule(due + approval.waitMs, (now) => {
      if (approval.granted) begin(course, now, job, template, order)
      else declineJob(course, now, job)
    })
  })
  return job
}
