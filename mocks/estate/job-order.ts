import type { JobResource } from './job-templates/job-template'
import type { Job } from './task-types'
import type { JobName, Reason } from './texts/texts'
import type { Region } from './types'

/** How a job goes that is asked for. Left out: drawn from its template; durations in ms. */
export type JobOrder = {
  template: JobName
  /** A machine's or a group's id; of anything else with `about`. */
  resourceId: string
  /** What is neither a server nor a group. */
  about?: { resource: JobResource; region: Region }
  params?: Job['params']
  /**
   * The e-mail of who asked for it by the API: policies of approval hold it back, and it fails only where
   * the estate gives cause.
   */
  requester?: string
  /** How long it stays PENDING. */
  pendingMs?: number
  /** How long it (of a group job: each child) runs. */
  durationMs?: number
  outcome?: 'success' | 'failure' | 'error'
  /** It fails, and for this reason. */
  failure?: Reason
  /** What happens on its success, besides what its template does to a server. */
  done?: (at: number) => void
  /** Stops in its last stage for so long, STALLED, and is then dismissed as an error. */
  stallMs?: number
  /** Waits so long for a person, who then approves or declines it. */
  approval?: { waitMs: number; granted: boolean }
  deleteOnComplete?: boolean
  /** Group jobs with a job for each server: these servers; left out: the whole group. */
  machineIds?: readonly string[]
  /** Group firmware: those of them whose update fails. */
  failing?: string[]
}
