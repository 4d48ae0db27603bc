import { actWords, subjectOf } from '../../contract/act'
import type { Role } from '../../contract/session'
import type { TaskDetail } from '../../contract/task'
import type { Around } from '../mirror/details'
import { taskDetail } from '../mirror/details'
import type { Schema } from '../store/schema'
import type { Store } from '../store/store'
import { itemOf } from './book'
import { whence } from './read-acts'
import { taskStateOf } from './redfish-task'

type Row = Schema['act_item'] & Pick<Schema['act'], 'act' | 'actor' | 'at' | 'address' | 'browser'>

/** The ledger's line of a task; null: it was not started from here. */
const entryOf = async (store: Store, sourceId: string, id: string): Promise<Row | null> =>
  (await store
    .selectFrom('act_item')
    .innerJoin('act', 'act.id', 'act_item.act_id')
    .selectAll('act_item')
    .select(['act.act', 'act.actor', 'act.at', 'act.address', 'act.browser'])
    .where('act_item.source_id', '=', sourceId)
    .where('act_item.task_id', '=', id)
    .executeTakeFirst()) ?? null

/** `role`: of who asks. */
type Asked = Around & { role: Role }

const actOf = (row: Row, { role }: Asked): NonNullable<TaskDetail['act']> => ({
  id: row.act_id,
  act: actWords[row.act].word,
  by: row.actor,
  at: row.at,
  from: whence(row, role),
})

/** A task of which nothing is left but what the ledger says. */
const asLedgerTells = (row: Row, around: Asked): TaskDetail => {
  const item = itemOf(row)
  const { sourceId, targetId, name, taskId, taskKind, note, problem } = item
  const state = taskStateOf(item, 'unknown')
  const subject = subjectOf(row.act)
  const sentAt = item.sentAt || row.at
  return {
    sourceId,
    id: taskId,
    kind: taskKind || 'compute-ops-job',
    name: actWords[row.act].word,
    state,
    note: note || null,
    progress: { kind: 'unknown' },
    stalledSince: null,
    usualSilenceMs: null,
    targets: [{ kind: subject === 'task' ? 'other' : subject, sourceId, id: targetId, name }],
    parentId: null,
    startedBy: row.actor,
    createdAt: sentAt,
    startedAt: sentAt,
    endedAt: item.endedAt || null,
    updatedAt: item.endedAt || sentAt,
    sourceState: 'No record any more',
    error: problem,
    recommendations: [],
    log: [],
    sourceName: around.sourceName(sourceId),
    asOf: item.endedAt || null,
    parent: null,
    children: [],
    above: [],
    below: [],
    parts: { total: 0, counts: {} },
    act: actOf(row, around),
    keptBy: 'ledger',
  }
}

/**
 * One task with what the ledger knows of it. Where neither its source nor the mirror has it any more, what
 * the ledger keeps is told; null: nobody knows it.
 */
export const toldTask = async (
  store: Store,
  around: Asked,
  sourceId: string,
  id: string,
): Promise<TaskDetail | null> => {
  const entry = await entryOf(store, sourceId, id)
  const held = await taskDetail(store, around, sourceId, id)
  if (held) return { ...held, act: entry && actOf(entry, around), keptBy: 'mirror' }
  return entry && asLedgerTells(entry, around)
}
