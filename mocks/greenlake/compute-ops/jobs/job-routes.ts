import * as v from 'valibot'
import { stopGroupJob } from '../../../estate/group-run'
import { dismissJob } from '../../../estate/job-run'
import type { Job } from '../../../estate/task-types'
import { itemWire } from '../../item-wire'
import { readRoutes } from '../../read-routes'
import { existing, preconditionFailed, Refused } from '../../refusal'
import type { Call, Route } from '../../route'
import { created, readBody } from '../../route'
import { readJobOrder } from './job-order'
import { jobs, jobsPath } from './job-resource'

const text = v.pipe(v.string(), v.nonEmpty())
const creation = v.object({
  jobTemplate: text,
  resourceType: text,
  resourceId: text,
  jobParams: v.optional(v.record(v.string(), v.unknown())),
})

/** What a PATCH may ask of a job. */
export const jobUpdate = v.object({
  state: v.optional(v.picklist(['COMPLETE', 'ERROR'])),
  input: v.optional(v.object({ stopOnRequest: v.optional(v.boolean()) })),
})

/** The job that a call's `:id` names. Refuses with 404. */
export const jobOf = ({ scope, params }: Call): Job =>
  existing(jobs.find?.(scope, params['id'] ?? '', ''))

/** Dismisses a stalled job, or stops one on a group. Refuses (412) where it is not that far or too far. */
export const updateJobBy = (
  { scope }: Call,
  job: Job,
  { state, input }: v.InferOutput<typeof jobUpdate>,
) => {
  if (state && !scope.estate.act((_, at) => dismissJob(at, job, state)))
    throw new Refused(preconditionFailed('state', 'Only a stalled job can be dismissed.'))
  if (
    input?.stopOnRequest === true &&
    !scope.estate.act((course, at) => stopGroupJob(course, at, job))
  )
    throw new Refused(
      preconditionFailed(
        'input.stopOnRequest',
        'Only a serial group update under way can be stopped.',
      ),
    )
}

/** GET, POST and PATCH of v1/jobs (facts.md 5.1). */
export const jobRoutes: Route[] = [
  ...readRoutes(jobs),
  {
    method: 'POST',
    service: 'compute-ops',
    path: jobsPath,
    answer: (call) => {
      const { jobTemplate, resourceType, resourceId } = readBody(call, 'compute-ops', creation)
      const order = readJobOrder(call, {
        templateId: jobTemplate,
        resourceType,
        resourceId,
        names: {
          template: 'jobTemplate',
          type: 'resourceType',
          resource: 'resourceId',
          params: 'jobParams',
        },
      })
      const job = call.scope.estate.startJob(order)
      return created(itemWire(jobs, call, job), `${jobsPath}/${job.id}`)
    },
  },
  {
    method: 'PATCH',
    service: 'compute-ops',
    path: `${jobsPath}/:id`,
    answer: (call) => {
      const job = jobOf(call)
      updateJobBy(call, job, readBody(call, 'compute-ops', jobUpdate))
      return Response.json(itemWire(jobs, call, job))
    },
  },
]
