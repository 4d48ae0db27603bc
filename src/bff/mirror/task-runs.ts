import { sql } from 'kysely'
import type { Task } from '../../contract/task'
import { taskStatus } from '../../contract/task'
import { upsert } from '../store/bulk'
import type { Store } from '../store/store'
import { estimateOf, runKey, silenceOf } from './estimate'
import { renewOperations } from './operations'
import type { Change, Scope } from './rows'
import { readDocuments, writeRows } from './rows'

/** Older runs of a kind say nothing that the newest do not. */
const mostPerKey = 200
const unseen = -1

const between = (from: string, to: string) => Date.parse(to) - Date.parse(from)
const goesOn = ({ state }: Task) => state === 'running' || state === 'stalled'

type HeldRun = { task_id: string; began_at: string; silence_ms: number }

/**
 * From when a run counts. Of one that had ended before we saw it, its creation will do where the source
 * tells no start, unless it was a part of something: those wait for one another. Of one that is told anew
 * after its end (what it touches has got a name) that stands.
 */
const beganAt = ({ previous, row }: Change<'task'>, held: HeldRun | undefined) => {
  if (row.startedAt !== null) return row.startedAt
  if (previous === null) return row.parentId === null ? row.createdAt : null
  return taskStatus[previous.state].ended ? (held?.began_at ?? null) : null
}

const heldRuns = async (store: Store, sourceId: string, ids: readonly string[]) => {
  const rows: HeldRun[] = await store
    .selectFrom('task_run')
    .select(['task_id', 'began_at', 'silence_ms'])
    .where('source_id', '=', sourceId)
    .where('task_id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.task_id, row]))
}

/** Keeps how long a task has run, and how long it was silent: for good where it came to a good end. */
export const noteRuns = async (
  store: Store,
  { sourceId }: Pick<Scope, 'sourceId'>,
  changes: readonly Change<'task'>[],
): Promise<void> => {
  const held = await heldRuns(
    store,
    sourceId,
    changes.map(({ row }) => row.id),
  )
  const began = (change: Change<'task'>) => beganAt(change, held.get(change.row.id))
  const isRun = (change: Change<'task'>) =>
    change.row.progress.kind !== 'counted' &&
    began(change) !== null &&
    (goesOn(change.row) || change.row.state === 'succeeded')
  const runs = changes.filter(isRun)
  const over = changes.filter((change) => change.previous !== null && !isRun(change))
  if (over.length > 0)
    await store
      .deleteFrom('task_run')
      .where('source_id', '=', sourceId)
      .where(
        'task_id',
        'in',
        over.map(({ row }) => row.id),
      )
      .execute()
  if (runs.length === 0) return
  const rows = runs.map((change) => {
    const { previous, row } = change
    const begun = began(change) ?? row.createdAt
    const ended = row.state === 'succeeded' ? (row.endedAt ?? row.updatedAt) : ''
    const silence =
      previous && goesOn(previous) ? between(previous.updatedAt, ended || row.updatedAt) : unseen
    return {
      source_id: sourceId,
      task_id: row.id,
      key: runKey(row),
      began_at: begun,
      ended_at: ended,
      duration_ms: ended === '' ? 0 : Math.max(0, between(begun, ended)),
      silence_ms: Math.max(held.get(row.id)?.silence_ms ?? unseen, silence),
    }
  })
  await upsert(store, 'task_run', ['source_id', 'task_id'], rows)
  const ended = rows.filter((row) => row.ended_at !== '')
  for (const key of new Set(ended.map((row) => row.key))) await keepNewest(store, key)
}

const keepNewest = (store: Store, key: string) =>
  sql`delete from task_run where ${sql.ref('key')} = ${key} and ended_at <> '' and ended_at < (
    select ended_at from task_run where ${sql.ref('key')} = ${key}
    order by ended_at desc limit 1 offset ${sql.lit(mostPerKey - 1)})`.execute(store)

type PastRun = { ended_at: string; duration_ms: number; silence_ms: number }

const pastRuns = (store: Store, key: string): Promise<PastRun[]> =>
  store
    .selectFrom('task_run')
    .select(['ended_at', 'duration_ms', 'silence_ms'])
    .where('key', '=', key)
    .where('ended_at', '<>', '')
    .orderBy('ended_at', 'desc')
    .limit(mostPerKey)
    .execute()

/** The task with an estimate by the runs that had ended when it began; as it was where it needs none. */
const estimated = (task: Task, runs: readonly PastRun[]): Task => {
  const { startedAt, progress } = task
  if (progress.kind !== 'unknown' || startedAt === null || !goesOn(task)) return task
  const before = runs.filter((run) => run.ended_at <= startedAt)
  const estimate = estimateOf(before.map((run) => run.duration_ms))
  return estimate ? { ...task, progress: estimate } : task
}

/** The task marked where it has been silent for too long; `seenAt`: until when its source was read. */
const judged = (task: Task, runs: readonly PastRun[], seenAt: string): Task => {
  if (task.state !== 'running' || task.progress.kind === 'counted') return task
  const silences = runs.map((run) => run.silence_ms).filter((ms) => ms !== unseen)
  const { usualMs, boundMs } = silenceOf(task.kind, silences)
  if (between(task.updatedAt, seenAt) <= boundMs) return task
  return { ...task, state: 'stalled', stalledSince: task.updatedAt, usualSilenceMs: usualMs }
}

/**
 * Looks at what runs at one source: what has no measure gets an estimate as soon as past runs allow for
 * one, what has not changed for too long is marked. Silence counts only as far as the source was read.
 * Gives how many changed.
 */
export const reviewRuns = async (store: Store, scope: Scope): Promise<number> => {
  const { sourceId, now } = scope
  const open = await store
    .selectFrom('task_run')
    .innerJoin('task', (join) =>
      join
        .onRef('task.source_id', '=', 'task_run.source_id')
        .onRef('task.id', '=', 'task_run.task_id'),
    )
    .leftJoin('collection', (join) =>
      join
        .onRef('collection.source_id', '=', 'task.source_id')
        .onRef('collection.collection', '=', 'task.collection'),
    )
    .select(['task.id', 'task_run.key', 'collection.as_of'])
    .where('task_run.source_id', '=', sourceId)
    .where('task_run.ended_at', '=', '')
    .where('task.ended', '=', 0)
    .execute()
  if (open.length === 0) return 0
  const documents = await readDocuments(
    store,
    'task',
    sourceId,
    open.map(({ id }) => id),
  )
  const past = new Map<string, PastRun[]>()
  const changes: (Change<'task'> & { narrow: Record<string, string> })[] = []
  for (const { id, key, as_of: asOf } of open) {
    const previous = documents.get(id)?.row
    if (!previous || !goesOn(previous)) continue
    const runs = past.get(key) ?? (await pastRuns(store, key))
    past.set(key, runs)
    const row = judged(estimated(previous, runs), runs, asOf ?? now)
    if (row !== previous) changes.push({ previous, row, narrow: {} })
  }
  await writeRows(store, 'task', scope, changes)
  await renewOperations(
    store,
    changes.flatMap(({ row }) => row.operation ?? []),
  )
  return changes.length
}

/** Gives those that have just begun an estimate at once. Gives the rows that changed. */
export const estimateNew = async (
  store: Store,
  scope: Scope,
  tasks: readonly Task[],
): Promise<Task[]> => {
  const changes: (Change<'task'> & { narrow: Record<string, string> })[] = []
  for (const previous of tasks) {
    if (previous.progress.kind !== 'unknown' || taskStatus[previous.state].ended) continue
    if (previous.startedAt === null || !goesOn(previous)) continue
    const row = estimated(previous, await pastRuns(store, runKey(previous)))
    if (row !== previous) changes.push({ previous, row, narrow: {} })
  }
  await writeRows(store, 'task', scope, changes)
  return changes.map(({ row }) => row)
}

/** The sources at which something runs. */
export const sourcesWithRuns = async (store: Store): Promise<string[]> => {
  const rows = await store
    .selectFrom('task_run')
    .select('source_id')
    .distinct()
    .where('ended_at', '=', '')
    .execute()
  return rows.map((row) => row.source_id)
}
