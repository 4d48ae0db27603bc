import { taskStatus, type TaskTarget } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import { measured } from '../../measured'
import { taskStateOf } from '../../task-states'
import type { Origin } from '../origin'
import { lastSegment, type NameOf, targetOfUri } from '../resource'
import type { OperationRecord } from './wire'

/** The person without the domain: `userId` may be an e-mail address. */
const withoutDomain = (userId: string | null) => userId?.split('@')[0] ?? null

const errorOf = ({ error }: OperationRecord): MirroredTask['facts']['error'] => {
  if (error.error === null && error.errorCode === null) return null
  return {
    kind: 'upstream-error',
    title: 'The task reported an error',
    detail: error.error ?? 'No reason was given.',
    ...(error.errorCode === null ? {} : { upstreamCode: error.errorCode }),
    ...(error.traceId === null ? {} : { supportId: error.traceId }),
  }
}

const targetsOf = (record: OperationRecord, sourceId: string, nameOf: NameOf): TaskTarget[] => {
  const touched = [record.sourceResource, ...record.associatedResources].flatMap(
    ({ resourceUri: uri, name }) => targetOfUri(sourceId, { uri, name }, nameOf) ?? [],
  )
  return [...new Map(touched.map((target) => [target.id ?? target.name, target])).values()]
}

/** The id of the operation that this one is a part of, or null. */
export const parentOf = ({ parent }: OperationRecord) =>
  parent.id ?? (parent.resourceUri === null ? null : lastSegment(parent.resourceUri))

/** A Data Services async-operation as a task, whether finished is told by `state` alone (facts.md 6). */
export const mapOperation = (
  record: OperationRecord,
  { sourceId }: Origin,
  nameOf: NameOf,
): MirroredTask => {
  const { id, createdAt } = record
  const state = taskStateOf('dataServicesOperation', record.state)
  const updatedAt = record.updatedAt ?? createdAt
  const log = record.logMessages.flatMap(({ message, at }) =>
    message === null ? [] : [{ at: at ?? updatedAt, text: message }],
  )
  const health = record.healthStatus === 'OK' ? null : record.healthStatus
  return {
    row: {
      sourceId,
      id,
      kind: 'data-services-operation',
      name: record.displayName ?? record.name ?? 'Task',
      state,
      note: record.error.error ?? log.at(-1)?.text ?? null,
      progress: measured(record.progressPercent),
      targets: targetsOf(record, sourceId, nameOf),
      parentId: parentOf(record),
      startedBy: withoutDomain(record.userId),
      createdAt,
      startedAt: record.startedAt,
      endedAt: taskStatus[state].ended ? (record.endedAt ?? updatedAt) : null,
      updatedAt,
    },
    facts: {
      sourceState: [record.state, health].filter(Boolean).join(', ') || 'Not told',
      error: errorOf(record),
      recommendations: record.recommendations.flatMap(({ message }) => message ?? []),
      log,
      ...(record.services.length > 0
        ? { parameters: [{ name: 'Services', value: record.services.join(', ') }] }
        : {}),
    },
  }
}
