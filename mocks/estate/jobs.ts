import { askApproval, decide, policyFor } from './approvals'
import type { Course } from './course'
import { runGroupJob, splitOf } from './group-run'
import type { JobOrder } from './job-order'
import { createJob, endJob, updateJob } from './job-record'
import { runJob } from './job-run'
import { giveTurn, takeTurn } from './job-turns'
import type { Job } from './task-types'

const begin = (course: Course, at: number, job: Job, order: JobOrder) =>
  takeTurn(course, at, job.resourceId, (turn) => {
    const split = splitOf(order.template)
    if (split) runGroupJob(course, turn, job, order, split)
    else runJob(course, turn, job, order, (now) => giveTurn(course, now, job.resourceId))
  })

/** What happens by itself and asks has met the region's first policy, which then names its group. */
const policyMet = ({ world }: Course, job: Job) => {
  const policy = [...world.approvalPolicies.values()].find(({ region }) => region === job.region)
  const approvable = policy?.approvables[0]
  if (!policy || !approvable) return null
  if (!policy.groupIds.includes(job.resourceId)) policy.groupIds.push(job.resourceId)
  return { policy, approvable }
}

/** Starts a job: PENDING at once, RUNNING when `pendingMs` are over and its resource is free. */
export const startJob = (course: Course, at: number, order: JobOrder): Job => {
  const { approval, requester, pendingMs = 2_000 / course.speed } = order
  const job = createJob(course, at, order)
  const met =
    requester === undefined
      ? approval && policyMet(course, job)
      : policyFor(course.world, order.template, order.resourceId)
  const ask = (due: number, { policy, approvable }: NonNullable<typeof met>) => {
    updateJob(course, due, job, { state: 'APPROVAL_PENDING', status: 'Waiting for approval' })
    const request = askApproval(course, due, {
      job,
      policyId: policy.id,
      approvable,
      requester: requester ?? 'operations@example.com',
      follows: (now, why) => {
        if (why === null) begin(course, now, job, order)
        else endJob(course, now, job, { outcome: 'declined', reason: { why } })
      },
    })
    if (!approval) return
    const email = approvable.approvers[0] ?? ''
    const verdict = approval.granted ? 'APPROVED' : 'DECLINED'
    course.queue.schedule(due + approval.waitMs, (now) =>
      decide(now, request, { email, verdict, remarks: '' }),
    )
  }
  course.queue.schedule(
    at + pendingMs,
    (due) => (met ? ask(due, met) : begin(course, due, job, order)),
    job.id,
  )
  return job
}
