import * as v from 'valibot'
import type { Policy } from '../../estate/backup-types'
import { keepJob } from '../../estate/protection/jobs'
import { summarise } from '../../estate/protection/slots'
import { touch } from '../../estate/protection/stores'
import type { PolicyFacts, Schedule, Tier } from '../../estate/protection/types'
import { badField, badFields, notFound, refusal, Refused } from '../refusal'
import type { Scope } from '../resource'
import type { Call, Route } from '../route'
import { noContent, readBody } from '../route'
import { userOf } from '../tokens'
import { policyAt, policyPath, policyWire } from './protection-policies'

const service = 'backup-recovery'
const positive = v.pipe(v.number(), v.integer(), v.minValue(1))
const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const span = v.object({
  unit: v.picklist(['HOURS', 'DAYS', 'WEEKS', 'MONTHS', 'YEARS']),
  value: positive,
})

const script = v.looseObject({ path: v.string() })

const scheduleSchema = v.object({
  scheduleId: positive,
  name: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(255))),
  schedule: v.object({
    recurrence: v.picklist(['BY_MINUTES', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY']),
    repeatInterval: v.object({ every: positive, on: v.optional(v.array(v.number())) }),
    startTime: v.optional(clock),
    activeTime: v.optional(v.object({ activeFromTime: clock, activeUntilTime: clock })),
  }),
  expireAfter: v.optional(span),
  lockFor: v.optional(span),
  namePattern: v.optional(v.object({ format: v.optional(v.string()) })),
  sourceProtectionScheduleId: v.optional(positive),
  preScriptInfo: v.optional(script),
  postScriptInfo: v.optional(script),
})

const policySchema = v.object({
  name: v.pipe(v.string(), v.nonEmpty()),
  description: v.optional(v.string(), ''),
  // No region has instances in a cloud, which AWS would be for.
  applicationType: v.picklist(['VMWARE', 'HPE_ARRAY_VOLUME', 'MSSQL']),
  protections: v.array(
    v.object({
      type: v.picklist(['SNAPSHOT', 'BACKUP', 'CLOUD_BACKUP']),
      protectionStoreId: v.optional(v.string()),
      schedules: v.pipe(v.array(scheduleSchema), v.minLength(1)),
    }),
  ),
})
type PolicyBody = v.InferOutput<typeof policySchema>

const patchSchema = v.object({
  name: v.optional(v.pipe(v.string(), v.nonEmpty())),
  description: v.optional(v.string()),
  protections: v.optional(
    v.array(v.object({ id: v.optional(v.string()), schedules: v.array(scheduleSchema) })),
  ),
})

const storeTypes = { BACKUP: 'ON_PREMISES', CLOUD_BACKUP: 'CLOUD', SNAPSHOT: null } as const

/** Refuses tiers without the store that they need, and schedules that have an id twice or no source. */
const checkTiers = ({ estate, region }: Scope, tiers: readonly Omit<Tier, 'id'>[]) => {
  const faults: { subject: string; description: string }[] = []
  const ids = tiers.flatMap(({ schedules }) => schedules.map(({ scheduleId }) => scheduleId))
  if (new Set(ids).size < ids.length)
    faults.push({ subject: 'scheduleId', description: 'Must be unique in the policy.' })
  for (const { type, storeId, schedules } of tiers) {
    const wanted = storeTypes[type]
    const store = estate.protection.stores.get(storeId ?? '')
    if (wanted !== null && (store?.region !== region || store.type !== wanted))
      faults.push({ subject: 'protectionStoreId', description: `${type} needs a ${wanted} store.` })
    for (const { sourceProtectionScheduleId: source } of schedules)
      if (source !== undefined && !ids.includes(source))
        faults.push({
          subject: 'sourceProtectionScheduleId',
          description: `There is no schedule ${source}.`,
        })
  }
  if (faults.length > 0) throw new Refused(badFields(service, faults))
}

const checkName = (scope: Scope, name: string, own: string | null) => {
  const { estate } = scope
  for (const policy of estate.policies.values())
    if (policy.name === name && policy.id !== own && policyAt(scope, policy.id))
      throw badField(service, 'name', 'Is taken already.')
}

const tiersIn = ({ protections }: PolicyBody): Omit<Tier, 'id'>[] =>
  protections.map(({ type, protectionStoreId = null, schedules }) => ({
    type,
    storeId: protectionStoreId,
    schedules,
  }))

/** Gives tiers ids: those that a policy has already, by type and in order, keep theirs. */
const withIds = (
  tiers: Omit<Tier, 'id'>[],
  before: readonly Tier[],
  uuid: () => string,
): Tier[] => {
  const left = [...before]
  return tiers.map((tier) => {
    const place = left.findIndex(({ type }) => type === tier.type)
    const [kept] = place < 0 ? [] : left.splice(place, 1)
    return { id: kept?.id ?? uuid(), ...tier }
  })
}

const existing = (call: Call): { policy: Policy; facts: PolicyFacts } => {
  const policy = policyAt(call.scope, call.params['id'] ?? '')
  const facts = policy && call.scope.estate.protection.policies.get(policy.id)
  if (!policy || !facts) throw new Refused(notFound())
  return { policy, facts }
}

const create = (call: Call): Response => {
  const { scope, client } = call
  const body = readBody(call, service, policySchema)
  checkName(scope, body.name, null)
  checkTiers(scope, tiersIn(body))
  const policy = scope.estate.act(({ world, random }, at) => {
    const facts: PolicyFacts = {
      applicationType: body.applicationType,
      tiers: withIds(tiersIn(body), [], random.uuid),
      description: body.description,
      createdBy: userOf(client),
      createdAt: at,
      updatedAt: at,
      revision: 1,
    }
    const made: Policy = {
      id: random.uuid(),
      name: body.name,
      home: { greenlake: scope.region },
      everyMinutes: 0,
      keepMinutes: 0,
      destination: '',
    }
    world.policies.set(made.id, made)
    world.protection.policies.set(made.id, facts)
    summarise(world, made, facts)
    return made
  })
  return Response.json(policyWire(policy, scope))
}

/** Gives a policy other words or tiers; its jobs follow at once. */
const apply = (
  { scope }: Call,
  { policy, facts }: ReturnType<typeof existing>,
  change: {
    name?: string | undefined
    description?: string | undefined
    tiers: Omit<Tier, 'id'>[]
  },
): Response => {
  if (change.name !== undefined) checkName(scope, change.name, policy.id)
  checkTiers(scope, change.tiers)
  scope.estate.act((course, at) => {
    policy.name = change.name ?? policy.name
    touch(facts, at, {
      description: change.description ?? facts.description,
      tiers: withIds(change.tiers, facts.tiers, course.random.uuid),
    })
    summarise(course.world, policy, facts)
    for (const job of course.world.protection.jobs.values())
      if (job.policyId === policy.id) keepJob(course, at, job)
  })
  return Response.json(policyWire(policy, scope))
}

const replace = (call: Call): Response => {
  const held = existing(call)
  const body = readBody(call, service, policySchema)
  if (body.applicationType !== held.facts.applicationType)
    throw badField(service, 'applicationType', 'Cannot be changed.')
  return apply(call, held, { ...body, tiers: tiersIn(body) })
}

const patchTier = (tier: Tier, schedules: readonly Schedule[]): Tier => ({
  ...tier,
  schedules: tier.schedules
    .filter(({ scheduleId }) => schedules.every((one) => one.scheduleId !== scheduleId))
    .concat(schedules),
})

/** A merge patch knows tiers by their id; its schedules take the place of those with the same id. */
const patch = (call: Call): Response => {
  const held = existing(call)
  const { protections = [], ...words } = readBody(call, service, patchSchema)
  const unknown = protections.find(({ id }) => held.facts.tiers.every((tier) => tier.id !== id))
  if (unknown) throw badField(service, 'protections.id', 'Is not of this policy.')
  const tiers = held.facts.tiers.map((tier) =>
    patchTier(
      tier,
      protections.flatMap(({ id, schedules }) => (id === tier.id ? schedules : [])),
    ),
  )
  return apply(call, held, { ...words, tiers })
}

const remove = (call: Call): Response => {
  const { policy } = existing(call)
  const { estate } = call.scope
  for (const { policyId } of estate.protection.jobs.values())
    if (policyId === policy.id)
      return refusal(412, 'The protection policy is in use by protection jobs.')
  estate.act(({ world }) => {
    world.policies.delete(policy.id)
    world.protection.policies.delete(policy.id)
  })
  return noContent()
}

/** What can be done with protection policies; all of it at once, without a task (facts.md 5). */
export const policyWrites: Route[] = [
  { method: 'POST', service, path: policyPath, answer: create },
  { method: 'PUT', service, path: `${policyPath}/:id`, answer: replace },
  { method: 'PATCH', service, path: `${policyPath}/:id`, answer: patch },
  { method: 'DELETE', service, path: `${policyPath}/:id`, answer: remove },
]
