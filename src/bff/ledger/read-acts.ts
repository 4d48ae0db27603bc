import { sql } from 'kysely'
import type { Act, ActDetail, ActItem, ActOptions } from '../../contract/act'
import type { Role } from '../../contract/session'
import { hasRole } from '../../contract/session'
import { type Progress, type TaskState, taskStatus } from '../../contract/task'
import { readDocuments } from '../mirror/rows'
import type { Schema } from '../store/schema'
import type { Store } from '../store/store'
import { itemOf } from './book'

const mostActs = 100
const someNames = 3
const someTasks = 3
const openPollMs = 1_500
const idlePollMs = 15_000

const bad: ReadonlySet<TaskState> = new Set(['failed', 'declined', 'lost'])
const isBad = (state: TaskState) => bad.has(state)
const isTaskState = (state: string): state is TaskState => Object.hasOwn(taskStatus, state)

/** Where an act came from, in words; null: not for who asks, or from before that was kept. */
export const whence = (
  { browser, address }: Pick<Schema['act'], 'browser' | 'address'>,
  asker: Role,
) => (hasRole(asker, 'operator') && [browser, address].filter(Boolean).join(', ')) || null

/** Which acts: of one person, about one server. */
export type Wanted = { person?: string; server?: { sourceId: string; id: string } }
type Around = { person: string; role: Role; sourceName: (sourceId: string) => string }

type ItemTold = Pick<Schema['act_item'], 'state' | 'name' | 'source_id' | 'task_id' | 'note'>

/** What to look at first: what failed, then what is under way. */
const tellingOf = (items: readonly ItemTold[]): Act['tasks'] => {
  const withTask = items.flatMap(({ state, name, source_id, task_id, note }) =>
    task_id === '' || !isTaskState(state)
      ? []
      : [{ sourceId: source_id, id: task_id, name, state, note: note || null }],
  )
  const failed = withTask.filter(({ state }) => isBad(state))
  const open = withTask.filter(({ state }) => !taskStatus[state].ended)
  const rest = items.length === 1 ? withTask : []
  return [...new Set([...failed, ...open, ...rest])].slice(0, someTasks)
}

const actOf = (row: Schema['act'], person: string, items: readonly ItemTold[]): Act => {
  const counts: Record<string, number> = {}
  const options: ActOptions = JSON.parse(row.options)
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1
  return {
    id: row.id,
    at: row.at,
    by: row.actor,
    mine: row.person === person,
    act: row.act,
    options,
    endedAt: row.ended_at || null,
    counts,
    names: items.slice(0, someNames).map(({ name }) => name),
    tasks: tellingOf(items),
    seen: row.seen_at !== '',
  }
}

/** The newest acts, each with how far it is. */
export const listActs = async (
  store: Store,
  { person }: Pick<Around, 'person'>,
  wanted: Wanted,
): Promise<{ acts: Act[]; pollAfterMs: number }> => {
  let query = store
    .selectFrom('act')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(mostActs)
  if (wanted.person !== undefined) query = query.where('person', '=', wanted.person)
  const { server } = wanted
  if (server)
    query = query.where(
      'id',
      'in',
      store
        .selectFrom('act_item')
        .select('act_id')
        .where('source_id', '=', server.sourceId)
        .where('target_id', '=', server.id),
    )
  const rows = await query.execute()
  const ids = rows.map(({ id }) => id)
  const { rows: items } =
    ids.length === 0
      ? { rows: [] }
      : await sql<
          ItemTold & { act_id: string }
        >`select act_id, state, name, source_id, task_id, note from act_item where act_id in (${sql.join(ids)}) order by act_id, place`.execute(
          store,
        )
  const itemsOf = new Map(ids.map((id): [string, typeof items] => [id, []]))
  for (const item of items) itemsOf.get(item.act_id)?.push(item)
  const acts = rows.map((row) => actOf(row, person, itemsOf.get(row.id) ?? []))
  const pollAfterMs = acts.some(({ endedAt }) => endedAt === null) ? openPollMs : idlePollMs
  return { acts, pollAfterMs }
}

/** One act with every server of it; null: there is none. */
export const readAct = async (
  store: Store,
  { person, role, sourceName }: Around,
  id: string,
): Promise<ActDetail | null> => {
  const row = await store.selectFrom('act').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const rows = await store
    .selectFrom('act_item')
    .selectAll()
    .where('act_id', '=', id)
    .orderBy('place')
    .execute()
  const items = rows.map(itemOf)
  const progress = new Map<string, Progress>()
  for (const sourceId of new Set(items.map((item) => item.sourceId))) {
    const ids = items.filter((item) => item.sourceId === sourceId && item.taskId !== '')
    const tasks = await readDocuments(
      store,
      'task',
      sourceId,
      ids.map(({ taskId }) => taskId),
    )
    for (const [taskId, task] of tasks) progress.set(`${sourceId} ${taskId}`, task.row.progress)
  }
  const act = actOf(row, person, rows)
  return {
    ...act,
    items: items.map((item): ActItem => ({
      sourceId: item.sourceId,
      id: item.targetId,
      name: item.name,
      sourceName: sourceName(item.sourceId),
      state: item.state,
      note: item.note || null,
      taskId: item.taskId || null,
      progress: progress.get(`${item.sourceId} ${item.taskId}`) ?? { kind: 'unknown' },
      problem: item.problem,
      sentAt: item.sentAt || null,
      endedAt: item.endedAt || null,
      said: item.said || null,
      remark: item.remark || null,
    })),
    from: whence(row, role),
    pollAfterMs: act.endedAt === null ? openPollMs : idlePollMs,
  }
}
