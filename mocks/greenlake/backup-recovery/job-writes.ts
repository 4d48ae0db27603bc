import * as v from 'valibot'
import type { Course } from '../../estate/course'
import { assetOf, kinds } from '../../estate/protection/assets'
import { protect, runJob, setSuspended, unprotect } from '../../estate/protection/jobs'
import { slotsOf, slotsOfPolicy } from '../../estate/protection/slots'
import type { TaskOrder } from '../../estate/protection/tasks'
import { runTask } from '../../estate/protection/tasks'
import type { PolicyFacts, ProtectionJob } from '../../estate/protection/types'
import { inRegion } from '../in-region'
import { badField, existing } from '../refusal'
import type { Scope } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { startTask } from '../tasks'
import { protectableIn } from './protectable'
import { assetWire, jobsPath } from './protection-jobs'

const second = 1_000
const service = 'backup-recovery'

const jobAt = ({ scope, params }: Call): ProtectionJob =>
  existing(inRegion(scope, scope.estate.protection.jobs, params['id'] ?? ''))

const scheduleIds = v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))))

/** The ids that a request names, all of them the job's own; all that it has where it names none. */
const knownSchedules = (
  { scope: { estate } }: Call,
  job: ProtectionJob,
  named: readonly number[] | undefined,
): number[] => {
  const known = slotsOfPolicy(estate, job.policyId).flatMap(({ scheduleId }) => scheduleId ?? [])
  const unknown = named?.find((id) => !known.includes(id))
  if (unknown !== undefined)
    throw badField(service, 'scheduleIds', `The protection job has no schedule ${unknown}.`)
  return [...(named ?? known)]
}

const overrideSchema = v.looseObject({ scheduleId: v.pipe(v.number(), v.integer()) })
const createSchema = v.object({
  assetInfo: v.object({ id: v.pipe(v.string(), v.uuid()), type: v.optional(v.string()) }),
  protectionPolicyId: v.pipe(v.string(), v.uuid()),
  effectiveFromDateTime: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  overrides: v.optional(
    v.object({
      protections: v.optional(
        v.array(v.object({ id: v.string(), schedules: v.optional(v.array(overrideSchema)) })),
      ),
    }),
  ),
})
type JobBody = v.InferOutput<typeof createSchema>

/** What a new job is to protect, whatever its type is called (spring 2024: hybrid-cloud/virtual-machine). */
const assetFor = (scope: Scope, facts: PolicyFacts, { id }: JobBody['assetInfo']) => {
  const found = protectableIn(scope, id)
  if (!found) throw badField(service, 'assetInfo.id', 'There is no such asset.')
  if (found.jobId !== null)
    throw badField(service, 'assetInfo.id', 'The asset is protected already.')
  if (kinds[found.kind].by !== facts.applicationType)
    throw badField(service, 'protectionPolicyId', `The policy is for ${facts.applicationType}.`)
  return { id, kind: found.kind }
}

const policyFor = ({ estate, region }: Scope, policyId: string) => {
  const policy = estate.policies.get(policyId)
  const facts = estate.protection.policies.get(policyId)
  const here = policy && 'greenlake' in policy.home && policy.home.greenlake === region
  if (!here || !facts)
    throw badField(service, 'protectionPolicyId', 'There is no such protection policy.')
  return facts
}

const create = (call: Call): Response => {
  const { scope } = call
  const body = readBody(call, service, createSchema)
  const facts = policyFor(scope, body.protectionPolicyId)
  const asset = assetFor(scope, facts, body.assetInfo)
  const overrides = (body.overrides?.protections ?? []).flatMap(({ schedules = [] }) => schedules)
  const known = slotsOf(facts).map(({ scheduleId }) => scheduleId)
  const unknown = overrides.find(({ scheduleId }) => !known.includes(scheduleId))
  if (unknown)
    throw badField(service, 'overrides', `The policy has no schedule ${unknown.scheduleId}.`)
  const from = body.effectiveFromDateTime
  return startTask(call, (course, at, user) => {
    const target = assetOf(course.world, { asset })
    return runTask(course, at, {
      region: scope.region,
      user,
      name: `Protect ${target?.name ?? ''}`,
      about: target ? { name: target.name, uri: target.uri, type: target.type } : null,
      durationMs: 20 * second,
      steps: ['Preparing parameters', 'Applying protection policy'],
      done: (_, now) =>
        protect(course, now, {
          asset,
          policyId: body.protectionPolicyId,
          overrides,
          effectiveFrom: from === undefined ? null : Date.parse(from),
          region: scope.region,
          user,
        }),
    })
  })
}

/** A task on a job that only changes what the job is. */
const jobTask = (
  call: Call,
  job: ProtectionJob,
  verb: string,
  done: (course: Course, at: number) => void,
): Response => {
  const { name, resourceUri } = assetWire(call.scope, job)
  const task: Omit<TaskOrder, 'user'> = {
    region: job.region,
    name: `${verb} protection job of ${name}`,
    about: { name, uri: resourceUri, type: 'backup-recovery/protection-job' },
    durationMs: 5 * second,
    done,
  }
  return startTask(call, (course, at, user) => runTask(course, at, { ...task, user }))
}

const runSchema = v.pipe(
  v.object({
    scheduleIds,
    // As recorded (samples, protection-jobs.run): capitals do not matter.
    ScheduleIds: scheduleIds,
    fullBackup: v.optional(v.boolean(), false),
    includeResources: v.optional(v.array(v.pipe(v.string(), v.uuid()))),
  }),
  v.transform(({ ScheduleIds, ...body }) => ({
    ...body,
    scheduleIds: body.scheduleIds ?? ScheduleIds,
  })),
)

const run = (call: Call): Response => {
  const job = jobAt(call)
  const { scheduleIds: named, fullBackup, includeResources } = readBody(call, service, runSchema)
  const ids = knownSchedules(call, job, named)
  const { estate } = call.scope
  const asset = existing(assetOf(estate, job))
  const stranger = includeResources?.find((id) => !asset.sources.some((source) => source.id === id))
  if (stranger !== undefined)
    throw badField(service, 'includeResources', `The protection job does not protect ${stranger}.`)
  const slots = slotsOfPolicy(estate, job.policyId).filter(({ scheduleId }) =>
    ids.includes(scheduleId ?? 0),
  )
  return startTask(call, (course, at, user) =>
    runJob(course, at, job, asset, {
      slots,
      user,
      origin: 'MANUAL',
      full: fullBackup,
      only: includeResources,
    }),
  )
}

const suspension =
  (suspended: boolean) =>
  (call: Call): Response => {
    const job = jobAt(call)
    const body = readBody(call, service, v.object({ scheduleIds }))
    const ids = knownSchedules(call, job, body.scheduleIds)
    return jobTask(call, job, suspended ? 'Suspend' : 'Resume', (course, at) =>
      setSuspended(course, at, job, ids, suspended),
    )
  }

const remove = (call: Call): Response => {
  const job = jobAt(call)
  return jobTask(call, job, 'Delete', (course, at) => unprotect(course, at, job))
}

/** What can be done with protection jobs (facts.md 11): "back up now" is `run`. */
export const jobWrites: Route[] = [
  { method: 'POST', service, path: jobsPath, answer: create },
  { method: 'DELETE', service, path: `${jobsPath}/:id`, answer: remove },
  { method: 'POST', service, path: `${jobsPath}/:id/run`, answer: run },
  { method: 'POST', service, path: `${jobsPath}/:id/suspend`, answer: suspension(true) },
  { method: 'POST', service, path: `${jobsPath}/:id/resume`, answer: suspension(false) },
]
