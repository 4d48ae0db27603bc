import type { Course } from './course'
import type { JobOrder } from './job-order'
import { createJob, endJob, giveTurn, runJob, takeTurn, updateJob } from './job-run'
import { jobTemplates } from './job-templates'
import type { Job } from './types'

/** Updates the servers of a group one after the other, each with a job below the group's. */
export const runGroupUpdate = (course: Course, at: number, parent: Job, order: JobOrder) => {
  const group = course.world.groups.get(parent.resourceId)
  const machineIds = order.machineIds ?? group?.machineIds ?? []
  const children = machineIds.map((id) =>
    createJob(course, at, jobTemplates.firmware, id, parent.id),
  )
  let failed = 0
  const progress = (done: number) => `${done} of ${children.length} servers done`
  updateJob(course, at, parent, { state: 'RUNNING', status: progress(0) })
  const runChild = (index: number, from: number) => {
    const child = children[index]
    if (!child) {
      const reason = { why: 'serversFailed', values: { failed, total: children.length } } as const
      endJob(course, from, parent, failed === 0 ? null : { outcome: 'failure', reason })
      giveTurn(course, from, parent.resourceId)
      return
    }
    const childOrder = order.failing?.includes(child.resourceId)
      ? { ...order, outcome: 'failure' as const }
      : order
    takeTurn(course, from, child.resourceId, (turn) =>
      runJob(course, turn, child, jobTemplates.firmware, childOrder, (now) => {
        if (child.resultCode !== 'SUCCESS') failed += 1
        giveTurn(course, now, child.resourceId)
        updateJob(course, now, parent, { status: progress(index + 1) })
        runChild(index + 1, now)
      }),
    )
  }
  runChild(0, at)
}
