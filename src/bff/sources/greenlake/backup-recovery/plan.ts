import { lookup } from '../../tolerant'
import type {
  ExecutionStatus,
  JobOperational,
  ProtectionJobRecord,
  ProtectionPolicyRecord,
  Recurrence,
} from './wire'

/** What a protection job promises and what came of its runs. Times ISO, `rpoMinutes` minutes. */
export type Plan = {
  policy: string | null
  rpoMinutes: number | null
  nextRunAt: string | null
  newestGoodAt: string | null
  lastRun: { at: string; failed: boolean; error: string | null } | null
  paused: boolean
  /** Changes whenever a run of the job starts or ends. */
  runs: string
}

const paused = {
  ACTIVE: false,
  PARTIALLY_SUSPENDED: false,
  SUSPENDED: true,
  PERMANENTLY_SUSPENDED: true,
} as const satisfies Record<JobOperational, boolean>

const day = 24 * 60

const unitMinutes = {
  BY_MINUTES: 1,
  HOURLY: 60,
  DAILY: day,
  WEEKLY: 7 * day,
  MONTHLY: 31 * day,
} as const satisfies Record<Recurrence, number>

type Timing = ProtectionPolicyRecord['protections'][number]['schedules'][number]['schedule']

/** The longest pause between two of the named days, in a cycle of `length` days. */
const longestPause = (days: readonly number[], length: number) => {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  const [first = 0] = sorted
  return Math.max(...sorted.map((at, i) => (sorted[i + 1] ?? first + length) - at))
}

/** The longest time between two runs of a schedule, minutes; null where it does not say. */
const intervalOf = ({ recurrence, repeatInterval: { every, on } }: Timing) => {
  const unit = lookup<number | null>(unitMinutes, recurrence, null)
  if (unit === null) return null
  if (on.length > 1 && (every ?? 1) === 1 && (recurrence === 'WEEKLY' || recurrence === 'MONTHLY'))
    return longestPause(on, recurrence === 'WEEKLY' ? 7 : 31) * day
  return unit * Math.max(1, every ?? 1)
}

/** Tiers whose copies stand apart from the array; where a policy has none, its snapshots count. */
const backupTiers = <T extends { type: string | null }>(protections: readonly T[]) => {
  const apart = protections.filter(({ type }) => type === 'BACKUP' || type === 'CLOUD_BACKUP')
  return apart.length > 0 ? apart : protections
}

const schedulesOf = <T>(protections: readonly { type: string | null; schedules: T[] }[]) =>
  backupTiers(protections).flatMap(({ schedules }) => schedules)

const least = <T extends string | number>(values: readonly (T | null)[]) =>
  values.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null)

const newest = (times: readonly (string | null)[]) =>
  times.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null)

/** Whether a run has an outcome; where it has none, the run before it tells. */
const isOutcome = {
  OK: true,
  ERROR: true,
  WARNING: true,
  IN_PROGRESS: false,
  SKIPPED: false,
} as const satisfies Record<ExecutionStatus, boolean>

const lastRunOf = (schedules: ReturnType<typeof jobSchedules>): Plan['lastRun'] => {
  const runs = schedules
    .flatMap(({ executionStatuses }) => executionStatuses)
    .filter(
      ({ status, timestamp }) => timestamp !== null && lookup<boolean>(isOutcome, status, false),
    )
    .sort((a, b) => (b.timestamp ?? '').localeCompare(a.timestamp ?? ''))
  const [last] = runs
  if (last?.timestamp) {
    const failed = last.status === 'ERROR'
    return { at: last.timestamp, failed, error: failed ? last.errorMessage : null }
  }
  const at = newest(schedules.map(({ prevRunTime }) => prevRunTime))
  return at === null ? null : { at, failed: false, error: null }
}

const jobSchedules = ({ protections }: ProtectionJobRecord) => schedulesOf(protections)

const runsOf = (job: ProtectionJobRecord) =>
  jobSchedules(job)
    .map(({ prevRunTime, executionStatuses }) =>
      [
        prevRunTime,
        ...executionStatuses.map(({ status, timestamp }) => `${status}@${timestamp}`),
      ].join(),
    )
    .join(';')

/**
 * The plan of a job under its policy (facts.md 11). The interval comes from the policy's schedules, else
 * from the job's own; runs, next run and errors from the job.
 */
export const planOf = (job: ProtectionJobRecord, policy: ProtectionPolicyRecord | null): Plan => {
  const schedules = jobSchedules(job)
  const timings = policy === null ? schedules : schedulesOf(policy.protections)
  return {
    policy: policy?.name ?? job.protectionPolicyInfo.name,
    rpoMinutes: least(timings.map(({ schedule }) => intervalOf(schedule))),
    nextRunAt: least(
      schedules.map(({ operational, nextRunTime }) =>
        operational === 'SUSPENDED' ? null : nextRunTime,
      ),
    ),
    newestGoodAt: newest(schedules.map(({ prevSuccessfulRunTime }) => prevSuccessfulRunTime)),
    lastRun: lastRunOf(schedules),
    paused: lookup<boolean>(paused, job.operational, false),
    runs: runsOf(job),
  }
}
