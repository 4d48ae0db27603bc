import type { TaskState } from '../../contract/task'
import { lookup } from './tolerant'

/**
 * Every word that a source has for how a task does, and what it means here: one table per wire protocol,
 * in capitals. All vocabularies are open: a word that is not here is shown as unknown, not guessed at.
 */
export const taskStateTables = {
  /** `PENDING` waits for another job on the same resource; `STALLED` is no end (compute-ops facts.md 5.1). */
  computeOpsJob: {
    PENDING: 'waiting',
    APPROVAL_PENDING: 'waiting',
    RUNNING: 'running',
    STALLED: 'stalled',
    ERROR: 'failed',
    COMPLETE: 'unknown',
  },
  /** How a complete job ended: `COMPLETE` alone does not mean success. */
  computeOpsResult: {
    SUCCESS: 'succeeded',
    FAILURE: 'failed',
    DECLINED: 'declined',
  },
  /** `PAUSED` waits for a person; `TIMEDOUT` is inactive but may resume: no end (compute-ops facts.md 5.2). */
  computeOpsOperation: {
    INITIALIZED: 'queued',
    RUNNING: 'running',
    PAUSED: 'waiting',
    TIMEDOUT: 'stalled',
    SUCCEEDED: 'succeeded',
    FAILED: 'failed',
    CANCELLED: 'cancelled',
  },
  /** `TIMEDOUT`: the agent stopped reporting and may come back: no end (data-services facts.md 6). */
  dataServicesOperation: {
    INITIALIZED: 'queued',
    RUNNING: 'running',
    PAUSED: 'waiting',
    SUCCEEDED: 'succeeded',
    FAILED: 'failed',
    TIMEDOUT: 'stalled',
    CANCELLED: 'cancelled',
    UNSPECIFIED: 'unknown',
  },
  /** The words of the answer; the one for what waits is not published (data-services facts.md 8). */
  dualAuthorization: {
    PENDING: 'waiting',
    APPROVED: 'succeeded',
    CANCELLED: 'cancelled',
  },
  /** All that the API has, and `ERROR`, which only a client of it knows: one that failed (omnistack facts.md 7). */
  omnistackTask: {
    IN_PROGRESS: 'running',
    COMPLETED: 'succeeded',
    FAILED: 'failed',
    ERROR: 'failed',
  },
  /** `INTERRUPTED` is expected to go on; HPE's words and the two that DMTF adds (ilo facts.md 10). */
  redfishTask: {
    NEW: 'queued',
    PENDING: 'queued',
    STARTING: 'running',
    RUNNING: 'running',
    STOPPING: 'running',
    CANCELLING: 'running',
    SERVICE: 'running',
    SUSPENDED: 'waiting',
    INTERRUPTED: 'stalled',
    COMPLETED: 'succeeded',
    EXCEPTION: 'failed',
    KILLED: 'cancelled',
    CANCELLED: 'cancelled',
  },
  /** `HpeComponentUpdateTask.State` of the update queue (ilo facts.md 10). */
  iloUpdateTask: {
    PENDING: 'queued',
    INPROGRESS: 'running',
    COMPLETE: 'succeeded',
    EXPIRED: 'failed',
    EXCEPTION: 'failed',
    CANCELED: 'cancelled',
  },
  /** `UpdateService.Oem.Hpe.State` (ilo facts.md 10), and what an iLO 4 says; idle, nothing is being done. */
  iloUpdateService: {
    IDLE: 'unknown',
    UPLOADING: 'running',
    VERIFYING: 'running',
    WRITING: 'running',
    UPDATING: 'running',
    PROGRESSING: 'running',
    COMPLETE: 'succeeded',
    COMPLETED: 'succeeded',
    ERROR: 'failed',
  },
} as const satisfies Record<string, Record<string, TaskState>>
export type TaskWire = keyof typeof taskStateTables

/** What a word of a wire protocol means; `unknown` where it is new to us, or missing. */
export const taskStateOf = (wire: TaskWire, word: string | null): TaskState =>
  lookup<TaskState>(taskStateTables[wire], word, 'unknown')

/** A job's state with its result: `COMPLETE` with `FAILURE` has failed, with none it ended unknown how. */
export const jobStateOf = (state: string | null, result: string | null): TaskState => {
  if (state === 'COMPLETE') return taskStateOf('computeOpsResult', result)
  if (state === 'ERROR' && result === 'DECLINED') return 'declined'
  return taskStateOf('computeOpsJob', state)
}

/** A Redfish task's state with its health: one that completed with critical health has failed. */
export const redfishStateOf = (state: string | null, health: string | null): TaskState => {
  const told = taskStateOf('redfishTask', state)
  return told === 'succeeded' && health === 'CRITICAL' ? 'failed' : told
}
