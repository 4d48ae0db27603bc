import type { Histogram } from '../contract/activity'
import type { Task } from '../contract/task'

const dayMs = 24 * 3_600_000

/** How many tasks failed within the day that a histogram counts. */
export const failuresIn = ({ slots }: Pick<Histogram, 'slots'>) =>
  slots.reduce((sum, { counts }) => sum + (counts['failed'] ?? 0), 0)

/** Those that ended within a day. */
export const failedSince = (tasks: readonly Task[], now: number) =>
  tasks.filter(({ endedAt }) => endedAt !== null && now - Date.parse(endedAt) < dayMs)
