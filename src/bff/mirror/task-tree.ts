import { sql } from 'kysely'
import type { ListItem } from '../../contract/entity-key'
import { failures } from '../../contract/operation'
import type { Parts, Task, TaskDetail, TaskState } from '../../contract/task'
import type { Store } from '../store/store'
import { readDocuments } from './rows'

/** So many children are told with a task, and so many of what is below these. */
const mostChildren = 500
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

/** Right below some tasks; first what failed, then what goes on: of many only the first are told. */
const levelBelow = async (
  store: Store,
  sourceId: string,
  parents: readonly string[],
  most: number,
): Promise<string[]> => {
  const rows = await store
    .selectFrom('task')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('parent_id', 'in', parents)
    .orderBy((it) =>
      it.case().when('state', 'in', failures).then(0).when('ended', '=', 0).then(1).else(2).end(),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** From the parts to their tasks: the other way round, as SQLite would go, every task of a source is read. */
const countBelow = async (store: Store, { sourceId, id }: ListItem): Promise<Parts> => {
  const { rows } = await sql<{ state: TaskState; count: number }>`
    with recursive part (id) as (
      select id from task where source_id = ${sourceId} and parent_id = ${id}
      union
      select task.id from part cross join task
        where task.source_id = ${sourceId} and task.parent_id = part.id)
    select task.state as state, count(*) as count from part cross join task
    where task.source_id = ${sourceId} and task.id = part.id and task.id <> ${id}
    group by task.state`.execute(store)
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  return { counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0) }
}

/** What is below a task: its children, what is below these, and all of it counted. */
export const tasksBelow = async (
  store: Store,
  { sourceId, id }: ListItem,
): Promise<Pick<TaskDetail, 'children' | 'below' | 'parts'>> => {
  const levels: Task[][] = []
  const seen = new Set([id])
  let room = mostChildren
  for (let level: readonly string[] = [id]; level.length > 0 && room > 0;) {
    const ids = (await levelBelow(store, sourceId, level, room)).filter((one) => !seen.has(one))
    for (const one of ids) seen.add(one)
    const documents = await readDocuments(store, 'task', sourceId, ids)
    levels.push(ids.flatMap((one) => documents.get(one)?.row ?? []))
    if (levels.length > 1) room -= ids.length
    level = ids
  }
  const [children = [], ...below] = levels
  const parts =
    children.length === 0 ? { total: 0, counts: {} } : await countBelow(store, { sourceId, id })
  return { children, below: below.flat(), parts }
}
