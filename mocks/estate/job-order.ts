import type { JobTemplateName } from './job-templates'

/** How a job goes that is asked for. Left out: drawn from its template; durations in ms. */
export type JobOrder = {
  template: JobTemplateName
  /** A machine's or a group's id. */
  resourceId: string
  /** How long it stays PENDING. */
  pendingMs?: number
  /** How long it (of a group job: each child) runs. */
  durationMs?: number
  outcome?: 'success' | 'failure' | 'error'
  /** Stops in its last stage for so long, STALLED, and is then dismissed as an error. */
  stallMs?: number
  /** Waits so long for a person, who then approves or declines it. */
  approval?: { waitMs: number; granted: boolean }
  /** Group firmware: the servers, one after the other; left out: the whole group. */
  machineIds?: string[]
  /** Group firmware: those of them whose update fails. */
  failing?: string[]
}
