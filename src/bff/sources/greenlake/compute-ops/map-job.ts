import { taskStatus } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import { jobStateOf } from '../../task-states'
import { lookup } from '../../tolerant'
import type { Origin } from '../origin'
import { type NameOf, targetOfType } from '../resource'
import { inWords } from '../words'
import { parametersOf } from './job-words'
import type { JobRecord, JobState } from './wire'

const waitingFor = {
  PENDING: 'Waiting for another job on the same resource.',
  APPROVAL_PENDING: 'Waiting for approval.',
} as const satisfies Partial<Record<JobState, string>>

/** Words that only repeat the state, e.g. `Complete` (samples). */
const repeats = new Set(['complete', 'completed', 'running', 'pending', 'success'])

const noteOf = ({ state, status }: JobRecord) => {
  const told = status !== null && !repeats.has(status.toLowerCase()) ? status : null
  return told ?? lookup<string | null>(waitingFor, state, null)
}

/** A compute-ops job as a task. Jobs have no measure of progress, and their status text is the log. */
export const mapJob = (record: JobRecord, { sourceId }: Origin, nameOf: NameOf): MirroredTask => {
  const { id, name, resource, status, createdAt } = record
  const state = jobStateOf(record.state, record.resultCode)
  const updatedAt = record.updatedAt ?? createdAt
  const note = noteOf(record)
  const target = targetOfType(sourceId, resource, nameOf)
  const over = taskStatus[state].ended || record.state === 'COMPLETE'
  return {
    row: {
      sourceId,
      id,
      kind: 'compute-ops-job',
      name: inWords(name ?? 'Job'),
      state,
      note,
      progress: { kind: 'unknown' },
      targets: target === null ? [] : [target],
      parentId: record.parentJobId,
      startedBy: null,
      createdAt,
      startedAt: null,
      endedAt: over ? updatedAt : null,
      updatedAt,
    },
    facts: {
      sourceState: [record.state, record.resultCode].filter(Boolean).join(', ') || 'Not told',
      error:
        state === 'failed'
          ? {
              kind: 'upstream-error',
              title: 'The job failed',
              detail: note ?? 'No reason was given.',
            }
          : null,
      recommendations: [],
      log: status === null ? [] : [{ at: updatedAt, text: status }],
      parameters: parametersOf(record, nameOf),
    },
  }
}
