import { createHash } from 'node:crypto'
import { keyOf } from '../../contract/entity-key'
import type { Task, TaskFacts } from '../../contract/task'
import { chunks } from '../chunks'
import { upsert } from '../store/bulk'
import type { Store } from '../store/store'
import { inTransaction } from '../store/transaction'
import type { Entities, EntityKind, MirroredVm } from './entities'
import type { Rows } from './models'
import { models } from './models'
import { renewOperations } from './operations'
import { protect } from './protect'
import { rollUp } from './rollup'
import type { Change, Scope } from './rows'
import { changedFields, readDocuments, writeRows } from './rows'
import { settleOperations } from './settle-operations'
import { estimateNew, noteRuns } from './task-runs'

/** Rows a transaction: it holds the event loop for some 10 ms. */
const batchSize = 100

const fingerprint = (entity: unknown) =>
  createHash('sha1').update(JSON.stringify(entity)).digest('base64').slice(0, 16)

/** What a task was told, and was known of it beside its record, stays although the record does not repeat it. */
const parametersOf = ({ parameters = [] }: TaskFacts, held: string | null) => {
  const before: Partial<TaskFacts> = held === null ? {} : JSON.parse(held)
  const told = new Set(parameters.map(({ name }) => name))
  return [...parameters, ...(before.parameters ?? []).filter(({ name }) => !told.has(name))]
}

/** `held`: what lies beside the row now. A claim that is not known at the moment stays what it was. */
const factsOf = (entity: Entities[EntityKind], held: string | null): string => {
  if ('claims' in entity) {
    const before: Partial<MirroredVm> = held === null ? {} : JSON.parse(held)
    const lastRunFailed = entity.claims.lastRunFailed ?? before.claims?.lastRunFailed ?? null
    return JSON.stringify({ ...entity.facts, claims: { ...entity.claims, lastRunFailed } })
  }
  if (!('facts' in entity)) return '{}'
  if (!('log' in entity.facts)) return JSON.stringify(entity.facts)
  const parameters = parametersOf(entity.facts, held)
  return JSON.stringify({ ...entity.facts, log: [], ...(parameters.length > 0 && { parameters }) })
}

/** Those of the entities that differ from what is held, with the row that is held. */
const changesOf = async <K extends EntityKind>(
  store: Store,
  kind: K,
  scope: Scope,
  entities: readonly Entities[K][],
) => {
  const ids = entities.map(({ row }) => row.id)
  const table: EntityKind = kind
  const held = await store
    .selectFrom(table)
    .select(['id', 'hash'])
    .where('source_id', '=', scope.sourceId)
    .where('id', 'in', ids)
    .execute()
  const hashes = new Map(held.map(({ id, hash }) => [id, hash]))
  const changed = entities
    .map((entity) => ({ entity, hash: fingerprint(entity) }))
    .filter(({ entity, hash }) => hashes.get(entity.row.id) !== hash)
  const known = changed.map(({ entity }) => entity.row.id).filter((id) => hashes.has(id))
  const previous = await readDocuments(store, kind, scope.sourceId, known)
  return changed.map(({ entity, hash }) => {
    const { row: before = null, facts: held = null } = previous.get(entity.row.id) ?? {}
    const row = models[kind].complete(
      entity,
      before,
      scope.now,
      (next) => changedFields(kind, before, next).length > 0,
    )
    return { entity, hash, previous: before, row, facts: factsOf(entity, held) }
  })
}

const writeTaskParts = async (store: Store, entities: readonly Entities['task'][]) => {
  await replaceTargets(
    store,
    entities.map(({ row }) => row),
  )
  const lines = entities.flatMap(({ row, facts }) =>
    facts.log.map(({ at, text }) => ({ source_id: row.sourceId, task_id: row.id, at, text })),
  )
  await upsert(store, 'task_log', ['source_id', 'task_id', 'at', 'text'], lines)
}

const replaceTargets = async (
  store: Store,
  tasks: readonly Pick<Task, 'sourceId' | 'id' | 'targets'>[],
) => {
  for (const { sourceId, id } of tasks)
    await store
      .deleteFrom('task_target')
      .where('source_id', '=', sourceId)
      .where('task_id', '=', id)
      .execute()
  const targets = tasks.flatMap((row) =>
    row.targets.flatMap((target) =>
      target.id === null
        ? []
        : [
            {
              source_id: row.sourceId,
              task_id: row.id,
              target_key: keyOf({ sourceId: target.sourceId, id: target.id }),
            },
          ],
    ),
  )
  await upsert(store, 'task_target', ['source_id', 'task_id', 'target_key'], targets)
}

/** What follows from a write elsewhere in the mirror; what backups mean for VMs is judged once a pass. */
const consequences: {
  [K in EntityKind]?: (
    store: Store,
    scope: Scope,
    changes: readonly Change<K>[],
  ) => Promise<unknown>
} = {
  vm: (store, scope, changes) =>
    protect(
      store,
      scope,
      changes.map(({ row }) => row.id),
    ),
  task: async (store, scope, changes) => {
    await noteRuns(store, scope, changes)
    const rows = changes.map(({ row }) => row)
    const estimates = new Map((await estimateNew(store, scope, rows)).map((row) => [row.id, row]))
    const tasks = rows.map((row) => estimates.get(row.id) ?? row)
    const moved = await settleOperations(store, scope, tasks)
    const placed = new Map(moved.map(({ row }) => [row.id, row]))
    const settled = tasks.map((task) => placed.get(task.id) ?? task)
    await replaceTargets(store, await rollUp(store, scope, settled))
    const all = [...changes, ...moved, ...settled.map((row) => ({ previous: null, row }))]
    const touched = all.flatMap(({ previous, row }) => [previous?.operation, row.operation])
    await renewOperations(
      store,
      touched.flatMap((key) => key ?? []),
    )
  },
}

/** Writes what differs from what is held, and what follows from it. Gives the rows that differed. */
export const reconcile = async <K extends EntityKind>(
  store: Store,
  scope: Scope,
  kind: K,
  entities: readonly Entities[K][],
): Promise<Rows[K][]> => {
  const distinct = [...new Map(entities.map((entity) => [entity.row.id, entity])).values()]
  const written: Rows[K][] = []
  for (const batch of chunks(distinct, batchSize)) {
    const changed = await inTransaction(store, async (transaction) => {
      const changes = await changesOf(transaction, kind, scope, batch)
      if (changes.length === 0) return []
      const rows = changes.map(({ hash, previous, row, facts }) => ({
        previous,
        row,
        narrow: { collection: scope.collection, hash },
        facts,
      }))
      await writeRows(transaction, kind, scope, rows)
      const tasks = changes.flatMap(({ entity }) => (isTask(entity) ? [entity] : []))
      if (tasks.length > 0) await writeTaskParts(transaction, tasks)
      await consequences[kind]?.(transaction, scope, changes)
      return changes.map(({ row }) => row)
    })
    written.push(...changed)
  }
  return written
}

const isTask = (entity: Entities[EntityKind]): entity is Entities['task'] =>
  'facts' in entity && 'log' in entity.facts
