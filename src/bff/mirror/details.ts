import type { ActivityDetail } from '../../contract/activity'
import type { Change, ServerDetail, ServerFacts } from '../../contract/server'
import type { TaskDetail } from '../../contract/task'
import type { VmDetail } from '../../contract/vm'
import type { Store } from '../store/store'
import type { Entities, EntityKind } from './entities'
import type { Rows } from './models'
import { readDocuments } from './rows'
import { mostChildren, tasksAbove, tasksBelow } from './task-tree'

const mostChanges = 200

/** What a detail adds to the mirror's own: the source's name, and when it last said this. */
export type Around = {
  sourceName: (sourceId: string) => string
  asOf: (sourceId: string, kind: EntityKind) => string | null
}

/** What lies beside a row, as `reconcile` stored it. */
type Facts<K extends EntityKind> = Entities[K] extends { facts: infer F }
  ? F & Omit<Entities[K], 'row' | 'facts'>
  : null

const readOne = async <K extends EntityKind>(
  store: Store,
  kind: K,
  sourceId: string,
  id: string,
): Promise<{ row: Rows[K]; facts: Facts<K> } | null> => {
  const found = (await readDocuments(store, kind, sourceId, [id])).get(id)
  return found ? { row: found.row, facts: JSON.parse(found.facts) } : null
}

const historyOf = async (
  store: Store,
  kind: EntityKind,
  sourceId: string,
  id: string,
): Promise<Change[]> => {
  const rows = await store
    .selectFrom('history')
    .select(['at', 'field', 'old_value as from', 'new_value as to'])
    .where('kind', '=', kind)
    .where('source_id', '=', sourceId)
    .where('id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('field')
    .limit(mostChanges)
    .execute()
  return rows
}

const sameMachine = async (store: Store, { sourceId, id, serial, uuid }: Rows['server']) => {
  if (serial === null && uuid === null) return []
  const rows = await store
    .selectFrom('server')
    .select(['source_id', 'id'])
    .where((eb) =>
      eb.or([
        ...(serial === null ? [] : [eb('serial', '=', serial)]),
        ...(uuid === null ? [] : [eb('uuid', '=', uuid.toLowerCase())]),
      ]),
    )
    .execute()
  const others = rows.filter((row) => row.source_id !== sourceId || row.id !== id)
  const documents = await Promise.all(
    others.map((row) => readDocuments(store, 'server', row.source_id, [row.id])),
  )
  return documents.flatMap((found) =>
    [...found.values()].map(({ row, facts }) => {
      const { bmc }: ServerFacts = JSON.parse(facts)
      return { row, bmc }
    }),
  )
}

/** Everything that is known of one server; null: not held. */
export const serverDetail = async (
  store: Store,
  around: Around,
  sourceId: string,
  id: string,
): Promise<ServerDetail | null> => {
  const found = await readOne(store, 'server', sourceId, id)
  if (!found) return null
  const others = await sameMachine(store, found.row)
  return {
    ...found.facts,
    ...found.row,
    sourceName: around.sourceName(sourceId),
    asOf: around.asOf(sourceId, 'server'),
    history: await historyOf(store, 'server', sourceId, id),
    alsoAt: others.map(({ row, bmc }) => ({
      sourceId: row.sourceId,
      sourceName: around.sourceName(row.sourceId),
      id: row.id,
      state: row.state,
      ...(bmc === undefined ? {} : { bmc }),
    })),
  }
}

/** One activity with the server that it is about; null: not held. */
export const activityDetail = async (
  store: Store,
  around: Around,
  sourceId: string,
  id: string,
): Promise<ActivityDetail | null> => {
  const found = await readOne(store, 'activity', sourceId, id)
  if (!found) return null
  const { serverId } = found.row
  const server = serverId === null ? undefined : await readOne(store, 'server', sourceId, serverId)
  return {
    ...found.facts,
    ...found.row,
    sourceName: around.sourceName(sourceId),
    server: server ? { sourceId, id: server.row.id, name: server.row.name } : null,
  }
}

/** One VM and how well it is protected; null: not held. */
export const vmDetail = async (
  store: Store,
  around: Around,
  sourceId: string,
  id: string,
): Promise<VmDetail | null> => {
  const found = await readOne(store, 'vm', sourceId, id)
  if (!found) return null
  const { claims: _, ...facts } = found.facts
  return {
    ...facts,
    ...found.row,
    sourceName: around.sourceName(sourceId),
    asOf: around.asOf(sourceId, 'vm'),
  }
}

/** One task with every log line that we ever saw, its parent and its children; null: not held. */
export const taskDetail = async (
  store: Store,
  around: Around,
  sourceId: string,
  id: string,
): Promise<Omit<TaskDetail, 'act' | 'keptBy'> | null> => {
  const found = await readOne(store, 'task', sourceId, id)
  if (!found) return null
  const log = await store
    .selectFrom('task_log')
    .select(['at', 'text'])
    .where('source_id', '=', sourceId)
    .where('task_id', '=', id)
    .orderBy('at')
    .execute()
  const childIds = await store
    .selectFrom('task')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('parent_id', '=', id)
    .orderBy('created_at')
    .limit(mostChildren)
    .execute()
  const ids = childIds.map((child) => child.id).filter((child) => child !== id)
  const children = await readDocuments(store, 'task', sourceId, ids)
  const [parent = null, ...above] = await tasksAbove(store, found.row)
  return {
    ...found.facts,
    ...found.row,
    log,
    sourceName: around.sourceName(sourceId),
    asOf: around.asOf(sourceId, 'task'),
    parent,
    above,
    below: await tasksBelow(store, sourceId, [id, ...ids], ids),
    children: ids.flatMap((child) => children.get(child)?.row ?? []),
  }
}
