import type { ListItem } from '../../contract/entity-key'
import { keyOf } from '../../contract/entity-key'
import type { Progress, TaskKind } from '../../contract/task'
import { chunks } from '../chunks'
import type { Store } from '../store/store'
import type { MirroredTask } from './entities'
import { readDocuments } from './rows'
import { touchingTasks } from './task-documents'

/** The ids of a source's tasks of one kind that have not ended. */
export const openTaskIds = async (
  store: Store,
  sourceId: string,
  kind: TaskKind,
): Promise<string[]> => {
  const rows = await store
    .selectFrom('task')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('kind', '=', kind)
    .where('ended', '=', 0)
    .execute()
  return rows.map(({ id }) => id)
}

/** Tasks under way on one server or VM, as their source told them last. */
export const openTasksOn = async (store: Store, target: ListItem): Promise<MirroredTask[]> => {
  const { sourceId } = target
  const rows = await touchingTasks(store)
    .select('task.id')
    .where('task.source_id', '=', sourceId)
    .where('task_target.target_key', '=', keyOf(target))
    .where('task.ended', '=', 0)
    .execute()
  return tasksAsSaid(
    store,
    sourceId,
    rows.map(({ id }) => id),
  )
}

/** What a source tells of how far a task is; an estimate, and a count of its parts, were made here. */
const saidOf = (progress: Progress): Progress =>
  progress.kind === 'measured' ? progress : { kind: 'unknown' }

/**
 * Tasks as their source told them last: what they belong to, how far they are estimated to be, and that they
 * are silent, is settled here.
 */
export const tasksAsSaid = async (
  store: Store,
  sourceId: string,
  ids: readonly string[],
): Promise<MirroredTask[]> => {
  const documents = await readDocuments(store, 'task', sourceId, ids)
  return [...documents.values()].map(({ row, facts }) => {
    const { operation: _, stalledSince, usualSilenceMs: __, ...said } = row
    const state = stalledSince === null ? said.state : 'running'
    return { row: { ...said, state, progress: saidOf(said.progress) }, facts: JSON.parse(facts) }
  })
}

/** The same with every line of their logs that was kept. */
export const tasksWithLogs = async (
  store: Store,
  sourceId: string,
  ids: readonly string[],
): Promise<MirroredTask[]> => {
  const lines = new Map<string, MirroredTask['facts']['log']>()
  for (const batch of chunks(ids, 500)) {
    const rows = await store
      .selectFrom('task_log')
      .select(['task_id', 'at', 'text'])
      .where('source_id', '=', sourceId)
      .where('task_id', 'in', batch)
      .orderBy('at')
      .execute()
    for (const { task_id: id, at, text } of rows)
      lines.set(id, [...(lines.get(id) ?? []), { at, text }])
  }
  return (await tasksAsSaid(store, sourceId, ids)).map(({ row, facts }) => ({
    row,
    facts: { ...facts, log: lines.get(row.id) ?? [] },
  }))
}
