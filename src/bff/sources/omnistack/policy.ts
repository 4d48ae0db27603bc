import type { PolicyRecord, RuleRecord } from './wire'

/** What of a policy decides whether its VMs are protected. `frequencyMinutes` null: it takes none. */
export type Policy = {
  name: string | null
  frequencyMinutes: number | null
  /** The fastest rule runs around the clock, so that a run tells when the next one is. */
  steady: boolean
}

const isDaily = ({ days }: RuleRecord) => days === null || days.toLowerCase() === 'all'

/** Start and end alike, as by default, is no window; any other is in a zone that we do not know. */
const isWindowed = ({ start_time: start, end_time: end }: RuleRecord) =>
  (start ?? '00:00') !== (end ?? '00:00')

/** The fastest of a policy's rules is what it promises (facts.md 8.7). */
export const toPolicy = ({ name, rules }: PolicyRecord): Policy => {
  const frequencies = rules.flatMap(({ frequency }) => (frequency ? [frequency] : []))
  if (frequencies.length === 0) return { name, frequencyMinutes: null, steady: false }
  const fastest = Math.min(...frequencies)
  const steady = rules.some(
    (rule) => rule.frequency === fastest && isDaily(rule) && !isWindowed(rule),
  )
  return { name, frequencyMinutes: fastest, steady }
}

/**
 * When a VM's next run is due, ISO. Null where it cannot be told: no run seen, runs only in a window or
 * on some days, or the run that was due has not come.
 */
export const nextRunAfter = (
  policy: Policy | null,
  lastRunAt: string | null,
  now: Date,
): string | null => {
  if (!policy?.steady || policy.frequencyMinutes === null || lastRunAt === null) return null
  const due = Date.parse(lastRunAt) + policy.frequencyMinutes * 60_000
  return due > now.getTime() ? new Date(due).toISOString() : null
}
