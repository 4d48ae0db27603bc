import { taskStatus } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import { measured } from '../../measured'
import { taskStateOf } from '../../task-states'
import type { Origin } from '../origin'
import { type NameOf, targetOfUri } from '../resource'
import { inWords } from '../words'
import type { OperationRecord } from './wire'

const errorOf = ({ error }: OperationRecord): MirroredTask['facts']['error'] => {
  if (error.message === null && error.errorCode === null) return null
  return {
    kind: 'upstream-error',
    title: 'The operation failed',
    detail: error.message ?? 'No reason was given.',
    ...(error.errorCode === null ? {} : { upstreamCode: error.errorCode }),
    ...(error.debugId === null ? {} : { supportId: error.debugId }),
  }
}

/** A compute-ops async-operation as a task. */
export const mapOperation = (
  record: OperationRecord,
  { sourceId }: Origin,
  nameOf: NameOf,
): MirroredTask => {
  const { id, createdAt, sourceResourceUri } = record
  const state = taskStateOf('computeOpsOperation', record.state)
  const log = record.logMessages.flatMap(({ message, timestamp }) =>
    message === null ? [] : [{ at: timestamp ?? createdAt, text: message }],
  )
  const target = targetOfUri(sourceId, { uri: sourceResourceUri, name: null }, nameOf)
  return {
    row: {
      sourceId,
      id,
      kind: 'compute-ops-operation',
      name: inWords(record.operationType ?? 'OPERATION'),
      state,
      note: record.error.message ?? log.at(-1)?.text ?? null,
      progress: measured(record.progressPercent),
      targets: target === null ? [] : [target],
      parentId: null,
      startedBy: null,
      createdAt,
      startedAt: record.startedAt,
      endedAt: taskStatus[state].ended ? (record.endedAt ?? record.updatedAt) : null,
      updatedAt: record.updatedAt ?? createdAt,
    },
    facts: {
      sourceState: record.state ?? 'Not told',
      error: errorOf(record),
      recommendations: record.recommendations,
      log,
    },
  }
}
