import type { Policy } from '../backup-types'
import type { World } from '../types'
import type { PolicyFacts, Schedule, Span, TierType, Timing } from './types'

const day = 1_440
const unitMinutes = { HOURS: 60, DAYS: day, WEEKS: 7 * day, MONTHS: 30 * day, YEARS: 365 * day }
const recurrenceMinutes = {
  BY_MINUTES: 1,
  HOURLY: 60,
  DAILY: day,
  WEEKLY: 7 * day,
  MONTHLY: 30 * day,
}

/** A span in minutes; null where there is none. */
export const minutesOf = (span: Span | undefined): number | null =>
  span ? span.value * unitMinutes[span.unit] : null

/** The time between two runs, minutes; several days of a week or month share it evenly. */
export const intervalOf = ({ recurrence, repeatInterval: { every, on } }: Timing): number =>
  Math.round((recurrenceMinutes[recurrence] * Math.max(1, every)) / Math.max(1, on?.length ?? 1))

/** One schedule of one tier, as runs see it. Minutes. */
export type Slot = {
  tier: TierType
  storeId: string | null
  /** Null for what is taken by hand outside of any schedule. */
  scheduleId: number | null
  pattern: string | null
  everyMinutes: number
  keepMinutes: number | null
  lockMinutes: number | null
}

const slotOf = (tier: TierType, storeId: string | null, schedule: Schedule): Slot => ({
  tier,
  storeId,
  scheduleId: schedule.scheduleId,
  pattern: schedule.namePattern?.format ?? null,
  everyMinutes: intervalOf(schedule.schedule),
  keepMinutes: minutesOf(schedule.expireAfter),
  lockMinutes: minutesOf(schedule.lockFor),
})

const rank: Record<TierType, number> = { BACKUP: 0, CLOUD_BACKUP: 1, SNAPSHOT: 2 }
const held = new WeakMap<PolicyFacts['tiers'], Slot[]>()

/** Every schedule of a policy, backups first: the first is the one by which its VMs are measured. */
export const slotsOf = ({ tiers }: PolicyFacts): readonly Slot[] => {
  const known = held.get(tiers)
  if (known) return known
  const slots = tiers
    .flatMap(({ type, storeId, schedules }) =>
      schedules.map((schedule) => slotOf(type, storeId, schedule)),
    )
    .sort((a, b) => rank[a.tier] - rank[b.tier])
  held.set(tiers, slots)
  return slots
}

/** The schedules of a policy under Backup and Recovery; none elsewhere. */
export const slotsOfPolicy = (world: World, policyId: string | null): readonly Slot[] => {
  const facts = policyId === null ? undefined : world.protection.policies.get(policyId)
  return facts ? slotsOf(facts) : []
}

/** The same copy taken by hand: bound to no schedule, kept until somebody deletes it. */
export const byHand = (slot: Slot): Slot => ({
  ...slot,
  scheduleId: null,
  pattern: null,
  keepMinutes: null,
  lockMinutes: null,
})

/** Whether a schedule runs at `at`, for what runs `offsetMinutes` past its full interval. */
export const isDue = ({ everyMinutes }: Slot, offsetMinutes: number, at: number): boolean =>
  (at - offsetMinutes * 60_000) % (everyMinutes * 60_000) === 0

/** Brings what a policy says in brief, for every API, in line with its tiers. */
export const summarise = (world: World, policy: Policy, facts: PolicyFacts) => {
  const [main] = slotsOf(facts)
  policy.everyMinutes = main?.everyMinutes ?? 0
  policy.keepMinutes = main?.keepMinutes ?? 0
  policy.destination = world.protection.stores.get(main?.storeId ?? '')?.name ?? ''
}
