import { noteGroup, noteMachine } from './activities'
import type { Course } from './course'
import type { JobTemplate, JobTemplateName } from './job-templates'
import { jobTemplates } from './job-templates'
import type { Job } from './types'

/** How a job goes that is asked for. Left out: drawn from its template; durations in ms. */
export type JobOrder = {
  template: JobTemplateName
  /** A machine's or a group's id. */
  resourceId: string
  /** How long it stays PENDING. */
  pendingMs?: number
  /** How long it (of a group job: each child) runs. */
  durationMs?: number
  outcome?: 'success' | 'failure' | 'error'
  /** Stops in its last stage for so long, STALLED, and is then dismissed as an error. */
  stallMs?: number
  /** Waits so long for a person, who then approves or declines it. */
  approval?: { waitMs: number; granted: boolean }
  /** Group firmware: the servers, one after the other; left out: the whole group. */
  machineIds?: string[]
  /** Group firmware: those of them whose update fails. */
  failing?: string[]
}

const update = (job: Job, at: number, change: Partial<Job>) => {
  Object.assign(job, change)
  job.updatedAt = at
  job.revision += 1
}

const regionOf = (course: Course, resourceId: string) => {
  const resource = course.world.machines.get(resourceId) ?? course.world.groups.get(resourceId)
  if (!resource) throw new Error(`No server or group has the id ${resourceId}.`)
  return resource.region
}

const createJob = (
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
  return job
}

/** Jobs on one resource run one after the other (facts.md 5.1): `start` runs when its turn comes. */
const takeTurn = (course: Course, at: number, resourceId: string, start: (at: number) => void) => {
  const queue = course.waiting.get(resourceId)
  if (queue) queue.push(start)
  else {
    course.waiting.set(resourceId, [])
    start(at)
  }
}

const giveTurn = (course: Course, at: number, resourceId: string) => {
  const next = course.waiting.get(resourceId)?.shift()
  if (next) next(at)
  else course.waiting.delete(resourceId)
}

const announce = (course: Course, at: number, job: Job) => {
  const failed = job.resultCode !== 'SUCCESS'
  const note = {
    key: `${job.name
      .replace('.New', '')
      .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
      .toUpperCase()}_${failed ? 'FAILED' : 'SUCCESSFUL'}`,
    title: `${job.name.replace('.New', '')} ${failed ? 'failed' : 'successful'}`,
    message: failed ? `**${job.name}** failed.\n\n${job.status}` : `**${job.name}** is complete.`,
  }
  const machine = course.world.machines.get(job.resourceId)
  const group = course.world.groups.get(job.resourceId)
  if (machine) noteMachine(course, at, machine, note)
  if (group) noteGroup(course, at, group, note)
}

const end = (
  course: Course,
  at: number,
  job: Job,
  outcome: NonNullable<JobOrder['outcome']>,
  status: string,
) => {
  update(job, at, {
    state: outcome === 'error' ? 'ERROR' : 'COMPLETE',
    resultCode: outcome === 'success' ? 'SUCCESS' : outcome === 'failure' ? 'FAILURE' : null,
    status,
  })
  announce(course, at, job)
}

const decline = (course: Course, at: number, job: Job) => {
  update(job, at, { state: 'COMPLETE', resultCode: 'DECLINED', status: 'Declined by an approver' })
  announce(course, at, job)
}

/** From PENDING through the stages of its template to its end, then `after`. */
const run = (
  course: Course,
  at: number,
  job: Job,
  template: JobTemplate,
  order: Pick<JobOrder, 'durationMs' | 'outcome' | 'stallMs'>,
  after: (at: number) => void,
) => {
  const durationMs = order.durationMs ?? course.random.int(...template.durationMs) / course.pace
  const outcome = order.outcome ?? (course.random.chance(0.05) ? 'failure' : 'success')
  template.stages.forEach((stage, index) => {
    const due = at + (durationMs * index) / template.stages.length
    course.queue.schedule(due, (now) => update(job, now, { state: 'RUNNING', status: stage }))
  })
  const { stallMs } = order
  const finish = (now: number, ending: typeof outcome, status: string) => {
    end(course, now, job, ending, status)
    after(now)
  }
  course.queue.schedule(at + durationMs, (now) => {
    if (stallMs === undefined)
      return finish(now, outcome, outcome === 'success' ? 'Complete' : template.failure)
    update(job, now, { state: 'STALLED', status: `No progress: ${template.stages.at(-1)}` })
    course.queue.schedule(now + stallMs, (late) => finish(late, 'error', 'Dismissed after a stall'))
  })
}

const runGroupFirmware = (course: Course, at: number, parent: Job, order: JobOrder) => {
  const group = course.world.groups.get(parent.resourceId)
  const machineIds = order.machineIds ?? group?.machineIds ?? []
  const children = machineIds.map((id) =>
    createJob(course, at, jobTemplates.firmware, id, parent.id),
  )
  let failed = 0
  const progress = (done: number) => `${done} of ${children.length} servers done`
  update(parent, at, { state: 'RUNNING', status: progress(0) })
  const runChild = (index: number, from: number) => {
    const child = children[index]
    if (!child) {
      const status = failed === 0 ? 'Complete' : `${failed} of ${children.length} servers failed`
      end(course, from, parent, failed === 0 ? 'success' : 'failure', status)
      giveTurn(course, from, parent.resourceId)
      return
    }
    const childOrder = order.failing?.includes(child.resourceId)
      ? { ...order, outcome: 'failure' as const }
      : order
    takeTurn(course, from, child.resourceId, (turn) =>
      run(course, turn, child, jobTemplates.firmware, childOrder, (now) => {
        if (child.resultCode !== 'SUCCESS') failed += 1
        giveTurn(course, now, child.resourceId)
        update(parent, now, { status: progress(index + 1) })
        runChild(index + 1, now)
      }),
    )
  }
  runChild(0, at)
}

const begin = (course: Course, at: number, job: Job, template: JobTemplate, order: JobOrder) =>
  takeTurn(course, at, job.resourceId, (turn) => {
    if (order.template === 'groupFirmware') runGroupFirmware(course, turn, job, order)
    else run(course, turn, job, template, order, (now) => giveTurn(course, now, job.resourceId))
  })

/** Starts a job: PENDING at once, RUNNING when `pendingMs` are over and its resource is free. */
export const startJob = (course: Course, at: number, order: JobOrder): Job => {
  const template: JobTemplate = jobTemplates[order.template]
  const { approval, pendingMs = 2_000 / course.pace } = order
  const job = createJob(course, at, template, order.resourceId, null)
  course.queue.schedule(at + pendingMs, (due) => {
    if (!approval) return begin(course, due, job, template, order)
    update(job, due, { state: 'APPROVAL_PENDING', status: 'Waiting for approval' })
    course.queue.schedule(due + approval.waitMs, (now) => {
      if (approval.granted) begin(course, now, job, template, order)
      else decline(course, now, job)
    })
  })
  return job
}
