import type { Counts } from '../contract/parts'
import { countStates } from '../contract/parts'
import type { Task } from '../contract/task'
import { firstBad } from './first-bad'

/** One line of the tree. `level` counts from 1; `parts`: how many are right below it, `counts`: in which states. */
export type TreeRow = { task: Task; level: number; parts: number; counts: Counts; open: boolean }

/** Parts below a task as the lines of a tree; `closed` are folded. */
export const treeRows = (
  rootId: string,
  parts: readonly Task[],
  closed: ReadonlySet<string>,
): TreeRow[] => {
  const byParent = new Map<string, Task[]>()
  for (const task of parts) {
    const siblings = byParent.get(task.parentId ?? rootId) ?? []
    siblings.push(task)
    byParent.set(task.parentId ?? rootId, siblings)
  }
  const seen = new Set<string>([rootId])
  const below = (id: string, level: number): TreeRow[] =>
    [...(byParent.get(id) ?? [])].sort(firstBad).flatMap((task) => {
      if (seen.has(task.id)) return []
      seen.add(task.id)
      const parts = byParent.get(task.id) ?? []
      const open = parts.length > 0 && !closed.has(task.id)
      const rows = below(task.id, level + 1)
      const row = { task, level, parts: parts.length, counts: countStates(parts), open }
      return [row, ...(open ? rows : [])]
    })
  return below(rootId, 1)
}
