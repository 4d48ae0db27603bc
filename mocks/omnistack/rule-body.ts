import * as v from 'valibot'
import type { PolicyRule } from '../estate/federation/federation'
import { destinationIn } from './destination'
import type { Call } from './route'
import { filled } from './route'

const weekdays = /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat)(,(Sun|Mon|Tue|Wed|Thu|Fri|Sat))*$/
const monthDays = /^([1-9]|[12]\d|3[01])(,([1-9]|[12]\d|3[01]))*$/

const days = v.pipe(
  v.string(),
  v.check(
    (text) => /^all$/i.test(text) || text === 'last' || weekdays.test(text) || monthDays.test(text),
    'must be All, days of the week or month, or last',
  ),
)
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:mm'))
const minutes = v.pipe(v.number(), v.integer(), v.minValue(1))

/** A rule as clients write it (facts.md 8.7). */
export const ruleBody = v.object({
  destination_id: v.optional(v.string()),
  external_store_name: v.optional(v.string()),
  frequency: minutes,
  retention: minutes,
  days: v.optional(days, 'All'),
  start_time: v.optional(time, '00:00'),
  end_time: v.optional(time, '00:00'),
  application_consistent: v.optional(v.boolean(), false),
  consistency_type: v.optional(
    v.picklist(['NONE', 'DEFAULT', 'FAILEDVSS', 'NOT_APPLICABLE', 'VSS']),
  ),
})
type RuleBody = v.InferOutput<typeof ruleBody>

export const rulesBody = v.pipe(v.array(ruleBody), v.minLength(1, 'must hold a rule'))
export const editsBody = v.pipe(
  v.array(v.object({ rule_id: filled, ...ruleBody.entries })),
  v.minLength(1, 'must hold a rule'),
)

/** The rule that a body asks for. */
export const ruleFrom = (call: Call, id: string, body: RuleBody): PolicyRule => {
  const place = destinationIn(call, body)
  return {
    id,
    everyMinutes: body.frequency,
    keepMinutes: body.retention,
    days: body.days,
    startTime: body.start_time,
    endTime: body.end_time,
    destinationId: place && 'clusterId' in place ? place.clusterId : null,
    externalStore: place && 'externalStore' in place ? place.externalStore : null,
    consistency: body.consistency_type ?? (body.application_consistent ? 'DEFAULT' : 'NONE'),
  }
}

/** A rule as a PUT leaves it: its destination stays, and VSS does not take (facts.md 8.7). */
export const editedRule = (call: Call, rule: PolicyRule, body: RuleBody): PolicyRule => {
  const { destinationId, externalStore, consistency: before } = rule
  const edited = ruleFrom(call, rule.id, {
    ...body,
    destination_id: undefined,
    external_store_name: undefined,
  })
  const consistency = edited.consistency === 'VSS' ? before : edited.consistency
  return { ...edited, destinationId, externalStore, consistency }
}
