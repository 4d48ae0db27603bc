import * as v from 'valibot'
import { count, flag, list, part, prose, text, time, type Wire, word } from '../../tolerant'

/** `state` of a Data Services async-operation (facts.md 6); open. */
export const operationStates = [
  'INITIALIZED',
  'RUNNING',
  'PAUSED',
  'SUCCEEDED',
  'FAILED',
  'TIMEDOUT',
  'CANCELLED',
  'UNSPECIFIED',
] as const
export type OperationState = (typeof operationStates)[number]

const id = v.pipe(v.string(), v.nonEmpty())
const reference = part({ id: text, name: text, resourceUri: text, type: text })

/**
 * An async-operation in either generation of its wire shape (facts.md 6): `parentTask`,
 * `sourceResource`, `timestampAt` and the rest of spring 2024 beside what replaced them.
 */
const wireSchema = v.object({
  id,
  name: text,
  displayName: text,
  state: word,
  healthStatus: word,
  progressPercent: count,
  createdAt: time,
  updatedAt: time,
  startedAt: time,
  endedAt: time,
  suggestedPollingIntervalSeconds: count,
  logMessages: list(v.object({ message: prose, timestamp: time, timestampAt: time })),
  error: part({ error: prose, errorCode: text, traceId: text }),
  recommendations: list(v.object({ message: prose })),
  parent: reference,
  parentTask: reference,
  hasChildOperations: flag,
  associatedResources: list(v.object({ name: text, resourceUri: text, type: text })),
  sourceResourceUri: text,
  sourceResource: part({ name: text, resourceUri: text, type: text }),
  services: list(v.string()),
  userId: text,
  generation: count,
})

/** The one model of both generations; without any time it is no record. */
export const operationSchema = v.pipe(
  wireSchema,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const { parentTask, sourceResourceUri, sourceResource, logMessages, ...record } = dataset.value
    const createdAt = record.createdAt ?? record.startedAt ?? record.updatedAt
    if (createdAt === null) {
      addIssue({ message: 'no time' })
      return NEVER
    }
    return {
      ...record,
      createdAt,
      parent: record.parent.resourceUri === null ? parentTask : record.parent,
      sourceResource: {
        ...sourceResource,
        resourceUri: sourceResourceUri ?? sourceResource.resourceUri,
      },
      logMessages: logMessages.map(({ message, timestamp, timestampAt }) => ({
        message,
        at: timestamp ?? timestampAt,
      })),
    }
  }),
)
export type OperationRecord = v.InferOutput<typeof operationSchema>
export type WireOperation = Wire<typeof wireSchema>
