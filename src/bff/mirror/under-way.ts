import { keyOf } from '../../contract/entity-key'
import { type Task, taskStatus } from '../../contract/task'
import type { UnderWay } from '../../contract/under-way'
import type { Store } from '../store/store'
import type { Mirror } from './mirror'
import { taskDocuments } from './task-documents'

const mostTasks = 2_000
const kept = new WeakMap<Store, { version: string; tasks: Promise<UnderWay[]> }>()

/** The one that is most about a thing first: its own rather than its group's, by how it stands. */
const moreAbout = (one: Task, other: Task) =>
  one.targets.length - other.targets.length ||
  taskStatus[one.state].rank - taskStatus[other.state].rank ||
  (one.createdAt < other.createdAt ? -1 : 1)

/** Tasks as the rows of what they touch show them: of several on one thing, one. */
export const asUnderWay = (tasks: readonly Task[]): UnderWay[] => {
  const told = new Set<string>()
  return [...tasks].sort(moreAbout).flatMap((task) => {
    const touches = task.targets.flatMap(({ kind, sourceId, id }) => {
      if (id === null || (kind !== 'server' && kind !== 'vm')) return []
      const key = keyOf({ sourceId, id })
      if (told.has(key)) return []
      told.add(key)
      return [key]
    })
    if (touches.length === 0) return []
    const { sourceId, id, name, note, state, progress, createdAt, startedAt } = task
    return [{ sourceId, id, name, note, state, progress, createdAt, startedAt, touches }]
  })
}

const read = async (store: Store): Promise<UnderWay[]> => {
  const rows = await taskDocuments(store)
    .select('document.row')
    .where('task.ended', '=', 0)
    .where('task.state', '<>', 'unknown')
    .orderBy('task.created_at', 'desc')
    .limit(mostTasks)
    .execute()
  return asUnderWay(rows.map(({ row }): Task => JSON.parse(row)))
}

/** Everything under way, read once per version of the tasks, however many look. */
export const tasksUnderWay = (
  store: Store,
  mirror: Pick<Mirror, 'version'>,
): Promise<UnderWay[]> => {
  const version = mirror.version('task')
  const held = kept.get(store)
  if (held?.version === version) return held.tasks
  const tasks = read(store)
  kept.set(store, { version, tasks })
  // A reading that failed is nobody's answer but its asker's.
  tasks.catch(() => kept.delete(store))
  return tasks
}
