import type { Note } from './activities'
import { noteGroup, noteMachine } from './activities'
import type { Course } from './course'
import type { JobOrder } from './job-order'
import { jobNameOf, jobTemplates } from './job-templates/job-templates'
import type { Job } from './task-types'
import type { Reason } from './texts/texts'
import { reasonText } from './texts/texts'

/** Changes a job's record as its source shows it. */
export const updateJob = (course: Course, at: number, job: Job, change: Partial<Job>) => {
  Object.assign(job, change)
  job.updatedAt = at
  job.revision += 1
  course.changes.tell({ kind: 'job', operation: 'Updated', thing: job, at })
}

export const isOver = ({ state }: Job): boolean => state === 'COMPLETE' || state === 'ERROR'

const regionOf = (course: Course, { resourceId, about }: JobOrder) => {
  const resource =
    about ?? course.world.machines.get(resourceId) ?? course.world.groups.get(resourceId)
  if (!resource) throw new Error(`No server or group has the id ${resourceId}.`)
  return resource.region
}

/** A job that waits, on something that exists. */
export const createJob = (
  course: Course,
  at: number,
  order: JobOrder,
  parentId: string | null = null,
): Job => {
  const template = jobTemplates[order.template]
  const job: Job = {
    id: course.random.uuid(),
    region: regionOf(course, order),
    templateId: template.id,
    name: template.name,
    resourceType: `compute-ops-mgmt/${template.resource}`,
    resourceId: order.resourceId,
    parentId,
    state: 'PENDING',
    resultCode: null,
    status: 'Waiting to start',
    params: order.params ?? {},
    deleteOnComplete: order.deleteOnComplete ?? false,
    stopRequested: false,
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
  course.world.jobs.set(job.id, job)
  course.changes.tell({ kind: 'job', operation: 'Created', thing: job, at })
  return job
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
  const name = jobNameOf(job.templateId)
  const told: Note = {
    key: `${keyOf(job)}_${reason ? 'FAILED' : 'SUCCESSFUL'}`,
    saying: {
      note: reason ? 'jobFailed' : 'jobSuccessful',
      ...(name ? { job: name } : {}),
      ...(reason ? { reason } : {}),
      values: { subject: machine?.hostName ?? group?.name ?? '' },
    },
  }
  if (machine) noteMachine(course, at, machine, told)
  if (group) noteGroup(course, at, group, told)
}

/** How a job ends that does not succeed: with a result, or (`error`) without one. */
export type JobEnd = { outcome: 'failure' | 'error' | 'declined'; reason: Reason }

const results = { failure: 'FAILURE', declined: 'DECLINED', error: null } as const

/** Ends a job, and an activity says so; without an `end` it has succeeded. */
export const endJob = (course: Course, at: number, job: Job, end: JobEnd | null) => {
  updateJob(course, at, job, {
    state: end?.outcome === 'error' ? 'ERROR' : 'COMPLETE',
    resultCode: end ? results[end.outcome] : 'SUCCESS',
    status: end ? reasonText(end.reason) : 'Complete',
  })
  announce(course, at, job, end?.reason ?? null)
  if (!job.deleteOnComplete || job.state !== 'COMPLETE') return
  course.world.jobs.delete(job.id)
  course.changes.tell({ kind: 'job', operation: 'Deleted', thing: job, at })
}
