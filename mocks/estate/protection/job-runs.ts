import type { Backup } from '../backup-types'
import type { World } from '../types'
import type { ProtectionJob } from './types'

/** How many runs of a schedule a job tells of. */
const remembered = 5

/** The job that protects a VM or a group. */
export const jobOf = (world: World, jobId: string | null): ProtectionJob | undefined =>
  jobId === null ? undefined : world.protection.jobs.get(jobId)

/** A job remembers the copy of a run; those taken by hand belong to no schedule. */
export const rememberRun = (job: ProtectionJob | undefined, backup: Backup) => {
  if (!job || backup.scheduleId === null) return
  const runs = job.runs.get(backup.scheduleId) ?? { recent: [], goodAt: null }
  runs.recent.push(backup)
  if (runs.recent.length > remembered) runs.recent.shift()
  job.runs.set(backup.scheduleId, runs)
}

/** A job remembers the last copy that turned out good. */
export const rememberEnd = (job: ProtectionJob | undefined, { scheduleId, state, at }: Backup) => {
  const runs = scheduleId === null ? undefined : job?.runs.get(scheduleId)
  if (runs && state === 'GOOD') runs.goodAt = Math.max(at, runs.goodAt ?? 0)
}
