import { sql } from 'kysely'
import { keyOf } from '../../contract/entity-key'
import type { Task } from '../../contract/task'
import type { Store } from '../store/store'
import { readDocuments, writeRows } from './rows'
import type { Change, Scope } from './rows'

/** No tree of tasks is deeper. */
const deepest = 8

/** Whether an operation was named by who started it, rather than found by its parents. */
const isNamed = (operation: string) => operation.startsWith('act~')

type Held = { id: string; parent_id: string; operation: string }

/** The operation of a task, given what is held of its parent. Without that, what is known stays. */
const operationOf = (
  { sourceId, id, parentId, operation = keyOf({ sourceId, id }) }: Task,
  parents: ReadonlyMap<string, string>,
): string => {
  if (parentId === null || isNamed(operation)) return operation
  const own = keyOf({ sourceId, id })
  return (
    parents.get(parentId) ?? (operation === own ? keyOf({ sourceId, id: parentId }) : operation)
  )
}

/**
 * Brings tasks under the operation of their root, and with them those below them: parents and children
 * are read in any order. Gives those that moved.
 */
export const settleOperations = async (
  store: Store,
  scope: Pick<Scope, 'sourceId' | 'now' | 'tell'>,
  tasks: readonly Task[],
): Promise<(Change<'task'> & { previous: Task })[]> => {
  const { sourceId } = scope
  const moved: (Change<'task'> & { previous: Task })[] = []
  let level = tasks
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    const parentIds = [...new Set(level.flatMap(({ parentId }) => parentId ?? []))]
    const { rows: parents } =
      parentIds.length === 0
        ? { rows: [] }
        : await sql<Held>`select id, parent_id, operation from task
            where source_id = ${sourceId} and id in (${sql.join(parentIds)})`.execute(store)
    const operations = new Map(parents.map(({ id, operation }) => [id, operation]))
    const changes = level.flatMap((task) => {
      const operation = operationOf(task, operations)
      return operation === task.operation ? [] : [{ previous: task, row: { ...task, operation } }]
    })
    await writeRows(
      store,
      'task',
      scope,
      changes.map(({ previous, row }) => ({ previous, row, narrow: {} })),
    )
    moved.push(...changes)
    const settled = new Map(changes.map(({ row }) => [row.id, row]))
    const above =
      depth === 0 ? level.map((task) => settled.get(task.id) ?? task) : [...settled.values()]
    level = await strayChildren(store, sourceId, above)
  }
  return moved
}

/** The children that stand under another operation than their parents. */
const strayChildren = async (store: Store, sourceId: string, parents: readonly Task[]) => {
  if (parents.length === 0) return []
  const { rows } = await sql<{ id: string }>`select task.id as id from task
    join task as parent on parent.source_id = task.source_id and parent.id = task.parent_id
    where task.source_id = ${sourceId} and task.operation <> parent.operation
      and task.parent_id in (${sql.join(parents.map(({ id }) => id))})`.execute(store)
  const ids = rows.map(({ id }) => id)
  const documents = await readDocuments(store, 'task', sourceId, ids)
  return ids.flatMap((id) => documents.get(id)?.row ?? [])
}
