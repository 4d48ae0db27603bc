import { groupBundle } from './compliance'
import type { Course } from './course'
import type { JobOrder } from './job-order'
import { createJob, endJob, isOver, updateJob } from './job-record'
import { runJob } from './job-run'
import { jobNameOf } from './job-templates/job-templates'
import { giveTurn, takeTurn } from './job-turns'
import type { Job } from './task-types'
import type { JobName, Reason } from './texts/texts'

/** How a group's job splits into one for each server, and how many of these may run at once. */
type Split = { child: JobName; width: (params: Job['params']) => number }

const splits: Partial<Record<JobName, Split>> = {
  groupFirmware: {
    child: 'firmware',
    width: ({ parallel }) => (parallel === true ? Number.POSITIVE_INFINITY : 1),
  },
  groupDownload: { child: 'firmwareDownload', width: () => Number.POSITIVE_INFINITY },
  groupSettings: { child: 'iloSettings', width: ({ batch_size }) => Number(batch_size ?? 1) },
}

/** Undefined where the group is one job as a whole. */
export const splitOf = (name: JobName): Split | undefined => splits[name]

/** A group's job spells two of its switches otherwise than a server's (facts.md 5.1). */
const spelling: Record<string, string> = {
  installSWDrivers: 'install_sw_drivers',
  powerOff: 'power_off',
}
const childParams = (params: Job['params']): Job['params'] =>
  Object.fromEntries(
    Object.entries(params)
      .filter(([name]) => name !== 'devices')
      .map(([name, value]) => [spelling[name] ?? name, value]),
  )

/** Firmware comes from the bundle that the group has for the server. */
const baselineParams = ({ world }: Course, template: JobName, parent: Job, id: string) => {
  const group = world.groups.get(parent.resourceId)
  const machine = world.machines.get(id)
  if (!group || !machine || template === 'iloSettings') return {}
  const bundle = groupBundle(world, group, machine)
  return bundle ? { bundle_id: bundle.id } : {}
}

const outcomeFor = (order: JobOrder, machineId: string) =>
  order.failing?.includes(machineId) ? { outcome: 'failure' as const } : {}

/** Works through the servers of a group, each with a job below the group's, then ends that one. */
export const runGroupJob = (
  course: Course,
  at: number,
  parent: Job,
  order: JobOrder,
  { child: template, width }: Split,
) => {
  const machineIds =
    order.machineIds ?? course.world.groups.get(parent.resourceId)?.machineIds ?? []
  const shared = childParams(parent.params)
  const waiting = machineIds.map((id) => {
    const params = { ...baselineParams(course, template, parent, id), ...shared }
    return createJob(course, at, { template, resourceId: id, params }, parent.id)
  })
  const total = waiting.length
  let done = 0
  let failed = 0
  const stops = (): Reason['why'] | null => {
    if (parent.stopRequested) return 'stoppedOnRequest'
    return failed > 0 && parent.params['stopOnFailure'] === true ? 'stoppedOnFailure' : null
  }
  const end = (now: number, reason: Reason | null) => {
    endJob(course, now, parent, reason && { outcome: 'failure', reason })
    giveTurn(course, now, parent.resourceId)
  }
  const leaveOut = (now: number, why: Reason['why']) => {
    const left = waiting.length
    for (const child of waiting.splice(0))
      endJob(course, now, child, { outcome: 'declined', reason: { why: 'notBegun' } })
    done += left
    if (done === total) end(now, { why, values: { left, total } })
  }
  const runNext = (from: number) => {
    const child = waiting.shift()
    if (!child) {
      if (done === total)
        end(from, failed === 0 ? null : { why: 'serversFailed', values: { failed, total } })
      return
    }
    const { requester, durationMs, outcome, stallMs } = order
    const childOrder = {
      template,
      ...(requester === undefined ? {} : { requester }),
      ...(durationMs === undefined ? {} : { durationMs }),
      ...(outcome === undefined ? {} : { outcome }),
      ...(stallMs === undefined ? {} : { stallMs }),
      ...outcomeFor(order, child.resourceId),
    }
    takeTurn(course, from, child.resourceId, (turn) =>
      runJob(course, turn, child, childOrder, (now) => {
        done += 1
        if (child.resultCode !== 'SUCCESS') failed += 1
        giveTurn(course, now, child.resourceId)
        updateJob(course, now, parent, { status: progress() })
        const why = stops()
        if (why && waiting.length > 0) leaveOut(now, why)
        else runNext(now)
      }),
    )
  }
  const progress = () => `${done} of ${total} servers done`
  updateJob(course, at, parent, { state: 'RUNNING', status: progress() })
  const abreast = Math.max(1, Math.min(width(parent.params), total))
  for (let begun = 0; begun < abreast; begun += 1) runNext(at)
}

/** No further server begins; false where the job is none of a group's servers one by one, or over. */
export const stopGroupJob = (course: Course, at: number, job: Job): boolean => {
  const name = jobNameOf(job.templateId)
  const split = name && splits[name]
  if (!split || isOver(job) || split.width(job.params) > 1) return false
  if (!job.stopRequested) updateJob(course, at, job, { stopRequested: true })
  return true
}
