import { sql } from 'kysely'
import type { ActName } from '../../contract/act'
import { actWords } from '../../contract/act'
import { keyOf, readKey } from '../../contract/entity-key'
import type { Operation } from '../../contract/operation'
import { operationState } from '../../contract/operation'
import type { Progress, Task, TaskState, TaskTarget } from '../../contract/task'
import { taskStatus } from '../../contract/task'
import { chunks } from '../chunks'
import { upsert } from '../store/bulk'
import type { Store } from '../store/store'
import { inTransaction } from '../store/transaction'
import { narrow, tagText } from './models'
import { countChildren, joinTargets } from './rollup'

/** An act of the ledger, and what of it has no task: not yet, or never. */
export type ActOfOperation = {
  at: string
  actor: string
  act: ActName
  untold: readonly TaskState[]
}

const longestSearch = 8_000

const distinct = (values: readonly (string | null)[]) => [
  ...new Set(values.flatMap((value) => value ?? [])),
]
const nouns: Partial<Record<TaskTarget['kind'], string>> = { server: 'servers', vm: 'VMs' }

const nameOfAct = (act: ActName, total: number, targets: readonly TaskTarget[]) => {
  const kinds = new Set(targets.map(({ kind }) => kind))
  const [kind] = kinds
  const noun = (kinds.size === 1 && kind && nouns[kind]) || 'targets'
  return `${actWords[act]?.word ?? act}: ${total} ${noun}`
}

const progressOf = (root: Task | null, parts: readonly Task[], untold: readonly TaskState[]) => {
  if (root && (parts.length === 0 || root.progress.kind === 'measured')) return root.progress
  const counted = countChildren(parts)
  const ended = untold.filter((state) => taskStatus[state].ended)
  const failed = ended.filter((state) => state === 'failed' || state === 'declined')
  return {
    kind: 'counted',
    done: (counted.kind === 'counted' ? counted.done : 0) + ended.length,
    total: parts.length + untold.length,
    failed: (counted.kind === 'counted' ? counted.failed : 0) + failed.length,
  } satisfies Progress
}

const last = (times: readonly (string | null)[]) =>
  times.reduce<string | null>(
    (latest, time) => (time && time > (latest ?? '') ? time : latest),
    null,
  )

/**
 * One operation of the tasks that belong to it: its root and all below, or those that one act started.
 * `key`: as the tasks name it.
 */
export const operationOf = (
  key: string,
  tasks: readonly Task[],
  act: ActOfOperation | null,
): Operation | null => {
  const identity = readKey(key)
  const [first] = tasks
  if (!identity || !first) return null
  const root = tasks.find((task) => keyOf(task) === key) ?? null
  // Under an act, what it started are its parts; what these started themselves is theirs.
  const ids = new Set(tasks.map(keyOf))
  const isBelow = ({ sourceId, parentId }: Task) =>
    parentId !== null && ids.has(keyOf({ sourceId, id: parentId }))
  const parts = root
    ? tasks.filter((task) => task !== root)
    : tasks.filter((task) => !isBelow(task))
  const untold = act?.untold ?? []
  const states = [...(root ? [root] : []), ...parts].map(({ state }) => state).concat(untold)
  const state = operationState(states)
  const counts: Record<string, number> = {}
  for (const one of [...parts.map((part) => part.state), ...untold])
    counts[one] = (counts[one] ?? 0) + 1
  const total = parts.length + untold.length
  const base = root ?? first
  const started = tasks.flatMap(({ startedAt }) => startedAt ?? []).toSorted()[0] ?? null
  const targets = joinTargets(tasks)
  return {
    ...base,
    ...identity,
    name: act && !root ? nameOfAct(act.act, total, targets) : base.name,
    note: root ? root.note : null,
    state,
    progress: progressOf(root, parts, untold),
    targets,
    parentId: null,
    operation: key,
    startedBy: act?.actor ?? root?.startedBy ?? first.startedBy,
    createdAt: act?.at ?? tasks.map(({ createdAt }) => createdAt).toSorted()[0] ?? base.createdAt,
    startedAt: started,
    endedAt: taskStatus[state].ended ? last(tasks.map(({ endedAt }) => endedAt)) : null,
    updatedAt: last(tasks.map(({ updatedAt }) => updatedAt)) ?? base.updatedAt,
    parts: root && parts.length === 0 ? null : { total, counts },
  }
}

/** What facets and search of an operation go by: all that is said of its tasks. */
const reachOf = (row: Operation, tasks: readonly Task[]) => {
  const troubles = tasks.map(({ state }) => state).filter((state) => state !== 'succeeded')
  const states = distinct([row.state, ...troubles]).toSorted()
  const kinds = distinct(tasks.map(({ kind }) => kind)).toSorted()
  const sources = distinct(tasks.map(({ sourceId }) => sourceId)).toSorted()
  const who = distinct([row.startedBy, ...tasks.map(({ startedBy }) => startedBy)]).toSorted()
  const texts = [row, ...tasks].flatMap(({ name, note, startedBy, targets }) => [
    name,
    note,
    startedBy,
    ...targets.map((target) => target.name),
  ])
  return {
    states: tagText(states),
    kinds: tagText(kinds),
    sources: tagText(sources),
    who: tagText(who),
    cell: JSON.stringify([states, kinds, sources, who]),
    search: distinct(texts).join('\n').toLowerCase().slice(0, longestSearch),
  }
}

/** The operations that these tasks belong to. */
export const operationsOf = async (
  store: Store,
  sourceId: string,
  ids: readonly string[],
): Promise<string[]> => {
  const { rows } = await sql<{ operation: string }>`select distinct operation from task
    where source_id = ${sourceId} and id in (${sql.join(ids)})`.execute(store)
  return rows.map(({ operation }) => operation)
}

const tasksOf = async (store: Store, keys: readonly string[]) => {
  const { rows } = await sql<{ operation: string; row: string }>`
    select task.operation as operation, document.row as row from task
    join document on document.kind = 'task' and document.source_id = task.source_id
      and document.id = task.id
    where task.operation in (${sql.join(keys)})
    order by task.created_at, task.source_id, task.id`.execute(store)
  const tasks = new Map<string, Task[]>()
  for (const { operation, row } of rows) {
    const held = tasks.get(operation) ?? []
    held.push(JSON.parse(row))
    tasks.set(operation, held)
  }
  return tasks
}

const untoldState: Readonly<Record<string, TaskState>> = { sending: 'running' }
const isState = (state: string): state is TaskState => state in taskStatus

const actOf = async (store: Store, key: string): Promise<ActOfOperation | null> => {
  const id = readKey(key)
  if (id?.sourceId !== 'act') return null
  const act = await store.selectFrom('act').selectAll().where('id', '=', id.id).executeTakeFirst()
  if (!act) return null
  const items = await store
    .selectFrom('act_item')
    .select('state')
    .where('act_id', '=', act.id)
    .where('task_id', '=', '')
    .where('state', '<>', 'skipped')
    .execute()
  const untold = items.map(
    ({ state }) => untoldState[state] ?? (isState(state) ? state : 'unknown'),
  )
  return { at: act.at, actor: act.actor, act: act.act, untold }
}

/** Makes operations anew of the tasks that are held; one that has none left is gone. */
export const renewOperations = async (store: Store, keys: readonly string[]): Promise<void> => {
  for (const batch of chunks([...new Set(keys)].filter(Boolean), 200)) {
    const tasks = await tasksOf(store, batch)
    const rows: Record<string, string | number>[] = []
    const documents: Record<string, string>[] = []
    for (const key of batch) {
      const own = tasks.get(key) ?? []
      const row = operationOf(key, own, own.length > 0 ? await actOf(store, key) : null)
      const identity = readKey(key)
      if (!row) {
        if (identity) await forget(store, identity)
        continue
      }
      const keyed = { source_id: row.sourceId, id: row.id }
      rows.push({ ...keyed, ...narrow('operation', row), ...reachOf(row, own) })
      documents.push({ kind: 'operation', ...keyed, row: JSON.stringify(row) })
    }
    await upsert(store, 'operation', ['source_id', 'id'], rows)
    await upsert(store, 'document', ['kind', 'source_id', 'id'], documents)
  }
}

const forget = async (store: Store, { sourceId, id }: { sourceId: string; id: string }) => {
  const of = sql`source_id = ${sourceId} and id = ${id}`
  await sql`delete from operation where ${of}`.execute(store)
  await sql`delete from document where kind = 'operation' and ${of}`.execute(store)
}

/**
 * Makes the operations of tasks that were kept before there were any; those of sources that went are gone. A
 * start waits for it: each is asked for as a set, for no index leads from a task's word for its operation to it.
 */
export const fillOperations = async (store: Store): Promise<void> => {
  const { rows } = await sql<{ operation: string }>`select operation from task
    except select source_id || '~' || id from operation`.execute(store)
  await sql`delete from operation
    where source_id || '~' || id not in (select operation from task)`.execute(store)
  await sql`delete from document where kind = 'operation' and not exists (select 1 from operation
    where operation.source_id = document.source_id and operation.id = document.id)`.execute(store)
  const missing = rows.map(({ operation }) => operation)
  for (const batch of chunks(missing, 200))
    await inTransaction(store, async (transaction) => {
      const tasks = [...(await tasksOf(transaction, batch)).values()].flat()
      await upsert(
        transaction,
        'task',
        ['source_id', 'id'],
        tasks.map((row) => ({ source_id: row.sourceId, id: row.id, ...narrow('task', row) })),
      )
      await renewOperations(transaction, batch)
    })
}
