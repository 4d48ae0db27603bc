import type { ActivityDetail } from '../../contract/activity'
import type { Change, ServerDetail, ServerFacts } from '../../contract/server'
import type { TaskDetail } from '../../contract/task'
import type { VmDetail } from '../../contract/vm'
import type { Store } from '../store/store'
import type { Entities, EntityKind } from './entities'
import type { Rows } from './models'
import { readDocuments } from './rows'
import { isSameMachine } from './same-machine'
import { tasksAbove, tasksBelow } from './task-tree'

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

type OwnServer = { row: Rows['server']; facts: ServerFacts }

const named = ({ row: { serial, uuid }, facts: { bmc } }: OwnServer) => ({
  serial: serial ?? '',
  uuid: uuid?.toLowerCase() ?? '',
  isBmc: bmc !== undefined,
})

/** The records that other sources have of the same machine, and whether lists show them of it. */
const sameMachine = async (store: Store, own: OwnServer) => {
  const { serial, uuid } = named(own)
  const rows = await store
    .selectFrom('server')
    .select(['source_id', 'id', 'shadowed'])
    .where((eb) =>
      eb.or([
        eb.and([eb('serial', '=', serial), eb('serial', '<>', '')]),
        eb.and([eb('uuid', '=', uuid), eb('uuid', '<>', '')]),
      ]),
    )
    .execute()
  const isOwn = (row: { source_id: string; id: string }) =>
    row.source_id === own.row.sourceId && row.id === own.row.id
  const isShadowed = rows.some((row) => isOwn(row) && row.shadowed === 1)
  const others = await Promise.all(
    rows
      .filter((row) => row.source_id !== own.row.sourceId)
      .map(async ({ source_id, id, shadowed }) => {
        const found = await readOne(store, 'server', source_id, id)
        return found && { ...found, leads: isShadowed && shadowed === 0 }
      }),
  )
  return others.flatMap((other) =>
    other && isSameMachine(named(own), named(other)) ? [other] : [],
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
  const others = await sameMachine(store, found)
  return {
    ...found.facts,
    ...found.row,
    sourceName: around.sourceName(sourceId),
    asOf: around.asOf(sourceId, 'server'),
    history: await historyOf(store, 'server', sourceId, id),
    alsoAt: others.map(({ row, facts: { bmc }, leads }) => ({
      sourceId: row.sourceId,
      sourceName: around.sourceName(row.sourceId),
      id: row.id,
      state: row.state,
      connection: row.connection,
      since: row.since,
      asOf: around.asOf(row.sourceId, 'server'),
      ...(bmc === undefined ? {} : { bmc }),
      leads,
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
  const [parent = null, ...above] = await tasksAbove(store, found.row)
  return {
    ...found.facts,
    ...found.row,
    log,
    sourceName: around.sourceName(sourceId),
    asOf: around.asOf(sourceId, 'task'),
    parent,
    above,
    ...(await tasksBelow(store, { sourceId, id })),
  }
}
