import * as v from 'valibot'
import { type TaskState, taskStatus, type TaskTarget } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import type { Upstream } from '../../../upstream/upstream'
import { taskStateOf } from '../../task-states'
import { list, part, prose, text, time, word } from '../../tolerant'
import type { Origin } from '../origin'
import { type Query, readItem, readPage } from '../read'
import { type NameOf, targetOfUri } from '../resource'
import { inWords } from '../words'

const path = '/data-services/v1beta1/dual-auth-operations'
const item = (id: string) => `${path}/${encodeURIComponent(id)}`
const resource = part({ name: text, resourceUri: text })

/** What needs a second person's word before it happens (facts.md 8). */
export const dualAuthSchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  requestedOperation: text,
  description: prose,
  state: word,
  sourceServiceExternalName: text,
  requestedAt: time,
  requestedByEmail: text,
  checkedAt: time,
  checkedByEmail: text,
  createdAt: time,
  updatedAt: time,
  associatedResources: list(v.object({ resource })),
})
export type DualAuthRecord = v.InferOutput<typeof dualAuthSchema>

/** The paths of dual authorization. */
export const createDualAuthClient = (upstream: Upstream) => ({
  source: upstream.source,

  newest: (signal: AbortSignal) => {
    const query: Query = { sort: 'requestedAt desc', limit: 100 }
    return readPage(upstream, dualAuthSchema, path, query, signal)
  },

  one: (id: string, signal: AbortSignal) => readItem(upstream, dualAuthSchema, item(id), signal),

  answer: (id: string, state: 'APPROVED' | 'CANCELLED') =>
    upstream.request({
      method: 'PATCH',
      path: item(id),
      headers: { 'content-type': 'application/merge-patch+json' },
      body: { json: { state } },
    }),
})

const withoutDomain = (address: string | null) => address?.split('@')[0] ?? null

/** Words for what waits are not published: whatever nobody has checked waits (facts.md 8). */
export const stateOfDualAuth = ({ state, checkedAt }: DualAuthRecord): TaskState => {
  const told = taskStateOf('dualAuthorization', state)
  return told === 'unknown' && checkedAt === null ? 'waiting' : told
}

const noteOf = (record: DualAuthRecord, state: TaskState) => {
  const asked = withoutDomain(record.requestedByEmail) ?? 'Somebody'
  const checked = withoutDomain(record.checkedByEmail) ?? 'A second person'
  if (state === 'waiting') return `${asked} asked; it waits for approval by a second person.`
  if (state === 'succeeded') return `${checked} approved it.`
  return state === 'cancelled' ? `${checked} refused it.` : null
}

/** What waits for a second person, as a task: who asked, what it is about, and what was said. */
export const mapDualAuth = (
  record: DualAuthRecord,
  { sourceId }: Origin,
  nameOf: NameOf,
  now: string,
): MirroredTask => {
  const state = stateOfDualAuth(record)
  const createdAt = record.requestedAt ?? record.createdAt ?? now
  const updatedAt = record.checkedAt ?? record.updatedAt ?? createdAt
  const targets = record.associatedResources.flatMap(
    ({ resource: { resourceUri, name } }): TaskTarget[] => {
      const target = targetOfUri(sourceId, { uri: resourceUri, name }, nameOf)
      return target === null ? [] : [target]
    },
  )
  const operation = record.requestedOperation
  return {
    row: {
      sourceId,
      id: record.id,
      kind: 'dual-authorization',
      name: record.description ?? (operation === null ? 'Dual authorization' : inWords(operation)),
      state,
      note: noteOf(record, state),
      progress: { kind: 'unknown' },
      targets,
      parentId: null,
      startedBy: withoutDomain(record.requestedByEmail),
      createdAt,
      startedAt: null,
      endedAt: taskStatus[state].ended ? updatedAt : null,
      updatedAt,
    },
    facts: {
      sourceState: record.state ?? 'Not told',
      error: null,
      recommendations: [],
      log: [],
    },
  }
}
