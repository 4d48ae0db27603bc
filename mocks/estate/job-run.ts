import type { Note } from './activities'
import { noteGroup, noteMachine } from './activities'
import type { Course } from './course'
import type { JobOrder } from './job-order'
import type { JobTemplate, JobTemplateName } from './job-templates'
import { jobTemplates } from './job-templates'
import type { Reason } from './texts/texts'
import { reasonText } from './texts/texts'
import type { Job } from './types'

const shortNames = new Map(
  Object.entries(jobTemplates).map(([name, { id }]) => [id, name as JobTemplateName]),
)

/** Changes a job's record as its source shows it. */
export const updateJob = (course: Course, at: number, job: Job, change: Partial<Job>) => {
  Object.assign(job, change)
  job.updatedAt = at
  job.revision += 1
  course.changes.tell({ kind: 'job', operation: 'Updated', thing: job, at })
}

const regionOf = (course: Course, resourceId: string) => {
  const resource = course.world.machines.get(resourceId) ?? course.world.groups.get(resourceId)
  if (!resource) throw new Error(`No server or group has the id ${resourceId}.`)
  return resource.region
}

/** A job that waits, on a server or a group that exists. */
export const createJob = (
  course: Course,
  at: number,
  template: JobTemplate,
  resourceId: string,
  parentId: string | null,
): Job => {
  const job: Job = {
    id: course.random.uuid(),
    region: regionOf(course, resourceId),
    templateId: template.id,
    name: template.name,
    resourceType: `compute-ops-mgmt/${template.resource}`,
    resourceId,
    parentId,
    state: 'PENDING',
    resultCode: null,
    status: 'Waiting to start',
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
  course.world.jobs.set(job.id, job)
  course.changes.tell({ kind: 'job', operation: 'Created', thing: job, at })
  return job
}

/** Jobs on one resource run one after the other (facts.md 5.1): `start` runs when its turn comes. */
export const takeTurn = (
  course: Course,
  at: number,
  resourceId: string,
  start: (at: number) => void,
) => {
  const queue = course.waiting.get(resourceId)
  if (queue) queue.push(start)
  else {
    course.waiting.set(resourceId, [])
    start(at)
  }
}

/** Its job is over: the next one on the resource starts. */
export const giveTurn = (course: Course, at: number, resourceId: string) => {
  const next = course.waiting.get(resourceId)?.shift()
  if (next) next(at)
  else course.waiting.delete(resourceId)
}

/** `GetFullServerInventory` as the activities' keys spell it: `GET_FULL_SERVER_INVENTORY`. */
const keyOf = ({ name }: Job) =>
  name
    .replace('.New', '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase()

const announce = (course: Course, at: number, job: Job, reason: Reason | null) => {
  const machine = course.world.machines.get(job.resourceId)
  const group = course.world.groups.get(job.resourceId)
  const name = shortNames.get(job.templateId)
  const values = { subject: machine?.hostName ?? group?.name ?? '' }
  const told: Note = {
    key: `${keyOf(job)}_${reason ? 'FAILED' : 'SUCCESSFUL'}`,
    saying: {
      note: reason ? 'jobFailed' : 'jobSuccessful',
      ...(name ? { job: name } : {}),
      ...(reason ? { reason } : {}),
      values,
    },
  }
  if (machine) noteMachine(course, at, machine, told)
  if (group) noteGroup(course, at, group, told)
}

type Outcome = NonNullable<JobOrder['outcome']>

/** Ends a job, and an activity says so; without a reason it has succeeded. */
export const endJob = (
  course: Course,
  at: number,
  job: Job,
  end: { outcome: Exclude<Outcome, 'success'>; reason: Reason } | null,
) => {
  updateJob(course, at, job, {
    state: end?.outcome === 'error' ? 'ERROR' : 'COMPLETE',
    resultCode: end === null ? 'SUCCESS' : end.outcome === 'failure' ? 'FAILURE' : null,
    status: end ? reasonText(end.reason) : 'Complete',
  })
  announce(course, at, job, end?.reason ?? null)
}

/** An approver said no. */
export const declineJob = (course: Course, at: number, job: Job) => {
  const reason: Reason = { why: 'declined' }
  updateJob(course, at, job, {
    state: 'COMPLETE',
    resultCode: 'DECLINED',
    status: reasonText(reason),
  })
  announce(course, at, job, reason)
}

/** From PENDING through the stages of its template to its end, then `after`. */
export const runJob = (
  course: Course,
  at: number,
  job: Job,
  template: JobTemplate,
  order: Pick<JobOrder, 'durationMs' | 'outcome' | 'stallMs'>,
  after: (at: number) => void,
) => {
  const durationMs = order.durationMs ?? course.random.int(...template.durationMs) / course.speed
  const outcome = order.outcome ?? (course.random.chance(0.05) ? 'failure' : 'success')
  template.stages.forEach((stage, index) => {
    const due = at + (durationMs * index) / template.stages.length
    course.queue.schedule(due, (now) =>
      updateJob(course, now, job, { state: 'RUNNING', status: stage }),
    )
  })
  const { stallMs } = order
  const finish = (now: number, end: Parameters<typeof endJob>[3]) => {
    endJob(course, now, job, end)
    after(now)
  }
  course.queue.schedule(at + durationMs, (now) => {
    if (stallMs === undefined)
      return finish(
        now,
        outcome === 'success' ? null : { outcome, reason: { why: template.failure } },
      )
    updateJob(course, now, job, {
      state: 'STALLED',
      status: `No progress: ${template.stages.at(-1)}`,
    })
    course.queue.schedule(now + stallMs, (late) =>
      finish(late, { outcome: 'error', reason: { why: 'dismissed' } }),
    )
  })
}
