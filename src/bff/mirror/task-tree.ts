import type { Task } from '../../contract/task'
import type { Store } from '../store/store'
import { readDocuments } from './rows'

export const mostChildren = 500
/** Sources nest three deep; what is deeper is a loop in what they say. */
const deepest = 12

/** What is above a task, its parent first, as far as the mirror holds it. */
export const tasksAbove = async (
  store: Store,
  { sourceId, id, parentId }: Pick<Task, 'sourceId' | 'id' | 'parentId'>,
): Promise<Task[]> => {
  const above: Task[] = []
  const seen = new Set([id])
  for (let next = parentId; next !== null && !seen.has(next) && above.length < deepest;) {
    seen.add(next)
    const found: Task | undefined = (await readDocuments(store, 'task', sourceId, [next])).get(
      next,
    )?.row
    if (!found) break
    above.push(found)
    next = found.parentId
  }
  return above
}

/** What is below some tasks, level by level; `known` are not told again. */
export const tasksBelow = async (
  store: Store,
  sourceId: string,
  known: readonly string[],
  parents: readonly string[],
): Promise<Task[]> => {
  const below: Task[] = []
  const seen = new Set(known)
  let level = parents
  while (level.length > 0 && below.length < mostChildren) {
    const rows = await store
      .selectFrom('task')
      .select('id')
      .where('source_id', '=', sourceId)
      .where('parent_id', 'in', level)
      .orderBy('created_at')
      .limit(mostChildren - below.length)
      .execute()
    const ids = rows.map(({ id }) => id).filter((id) => !seen.has(id))
    for (const id of ids) seen.add(id)
    const documents = await readDocuments(store, 'task', sourceId, ids)
    below.push(...ids.flatMap((id) => documents.get(id)?.row ?? []))
    level = ids
  }
  return below
}
