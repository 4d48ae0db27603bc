import { keyOf } from '../../contract/entity-key'
import type { Progress, Task, TaskTarget } from '../../contract/task'
import { mostTaskTargets, taskStatus } from '../../contract/task'
import { chunks } from '../chunks'
import type { Store } from '../store/store'
import type { Scope } from './rows'
import { readDocuments, writeRows } from './rows'

/** Progress of a parent without a measure of its own: the children that ended, and how. */
export const countChildren = (children: readonly Task[]): Progress => ({
  kind: 'counted',
  done: children.filter(({ state }) => taskStatus[state].ended).length,
  total: children.length,
  failed: children.filter(({ state }) => state === 'failed' || state === 'declined').length,
})

/** What a task touches with its children, each once. */
export const joinTargets = (tasks: readonly Task[]): TaskTarget[] => {
  const targets = tasks.flatMap((task) => task.targets)
  const distinct = new Map(
    targets.map((target) => [
      keyOf({ sourceId: target.sourceId, id: target.id ?? target.name }),
      target,
    ]),
  )
  return [...distinct.values()].slice(0, mostTaskTargets)
}

/** A measure of its own counts for a parent, but not its zero where children have ended already. */
const progressWith = ({ progress }: Task, children: readonly Task[]): Progress => {
  const counted = countChildren(children)
  if (progress.kind !== 'measured' || counted.kind !== 'counted') return counted
  return progress.percent === 0 && counted.done > 0 ? counted : progress
}

/** The parent's row as its children make it. */
export const withChildren = (parent: Task, children: readonly Task[]): Task => ({
  ...parent,
  progress: progressWith(parent, children),
  targets: joinTargets([parent, ...children]),
})

/** Brings the parents among these tasks, and the parents of these tasks, up to date. Gives those that changed. */
export const rollUp = async (
  store: Store,
  scope: Scope,
  tasks: readonly Task[],
): Promise<Task[]> => {
  const candidates = new Set(
    tasks.flatMap(({ id, parentId }) => (parentId ? [id, parentId] : [id])),
  )
  const changed: { previous: Task; row: Task; narrow: Record<string, string> }[] = []
  for (const batch of chunks([...candidates], 500)) {
    const links = await store
      .selectFrom('task')
      .select(['id', 'parent_id'])
      .where('source_id', '=', scope.sourceId)
      .where('parent_id', 'in', batch)
      .execute()
    const parentIds = [...new Set(links.map((link) => link.parent_id))]
    const ids = [...new Set([...parentIds, ...links.map(({ id }) => id)])]
    const documents = await readDocuments(store, 'task', scope.sourceId, ids)
    for (const parentId of parentIds) {
      const previous = documents.get(parentId)?.row
      if (!previous) continue
      const children = links
        .filter((link) => link.parent_id === parentId && link.id !== parentId)
        .flatMap(({ id }) => documents.get(id)?.row ?? [])
      if (children.length === 0) continue
      const row = withChildren(previous, children)
      if (JSON.stringify(row) !== JSON.stringify(previous))
        changed.push({ previous, row, narrow: {} })
    }
  }
  await writeRows(store, 'task', scope, changed)
  return changed.map(({ row }) => row)
}
