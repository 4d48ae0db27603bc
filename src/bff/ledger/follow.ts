import type { Problem } from '../../contract/problem'
import type { Task, TaskFacts, TaskState } from '../../contract/task'
import { taskStatus } from '../../contract/task'
import { openTasksOn } from '../mirror/held-tasks'
import { readDocuments } from '../mirror/rows'
import type { Store } from '../store/store'
import { createGate } from '../upstream/gate'
import { never } from '../upstream/linked'
import type { Item, OpenItem } from './book'
import { type IsSending, recover } from './recover'
import { isOwnTask, redfishTask, redfishTaskOf, taskStateOf } from './redfish-task'
import type { LedgerParts } from './send'
import { actsOf, begin, mentionTask, orderOf, showTask } from './send'

const bmcsAtOnce = 8
/** A source that answers and has no such task so long after it was asked for has never begun it. */
const soonestVerdictMs = 120_000
const askAgainMs = 10_000
/** A BMC that cannot be watched so long after it was asked is watched no more. */
const longestBlindMs = 3_600_000

const notBegun: Problem = {
  kind: 'timeout',
  title: 'It was not started',
  detail:
    'No answer came when it was asked for, and two minutes later the source shows nothing of it.',
}

const unseen = 'No answer came, and its source does not show whether it was done.'
const untold = 'It took the order, but shows nothing of it two minutes later.'

/** How a task has ended or stands, and where it failed what to do. */
const noteOf = ({ row, facts }: { row: Task; facts: string }) => {
  if (row.state !== 'failed') return row.note ?? ''
  const { recommendations }: TaskFacts = JSON.parse(facts)
  return [...new Set([row.note ?? '', ...recommendations])].filter(Boolean).join(' ')
}

/** What is known of what has not ended: from the tasks in the mirror, and from who must be asked. */
export const createFollower = (
  parts: LedgerParts,
  around: {
    store: Store
    /** Whether a source is ours to ask. */
    holds: (sourceId: string) => boolean
    /** Ids of the BFFs that live, this one among them. */
    living: () => Promise<ReadonlySet<string>>
    isSending: IsSending
    /** How many times faster than usual sources are asked. */
    pace: number
  },
) => {
  const { book, sources, surroundings } = parts
  const { store, holds, pace } = around
  const askedAt = new Map<string, number>()
  const now = () => surroundings.now()
  const iso = () => now().toISOString()
  const keyOf = ({ actId, place }: Item) => `${actId} ${place}`

  /** True at most once in `ms` for an item. */
  const isDue = (item: Item, ms: number) => {
    const at = now().getTime()
    if (at - (askedAt.get(keyOf(item)) ?? 0) < ms / pace) return false
    askedAt.set(keyOf(item), at)
    return true
  }

  /** Looks for the task of an order whose answer was lost, or did not tell it. */
  const findOne = async (item: OpenItem) => {
    const { sourceId, targetId } = item
    const acts = actsOf(sources, item)
    if (!acts?.find) return
    const sentAt = new Date(item.sentAt || iso())
    const taken = await book.taken(sourceId, targetId)
    const open = await openTasksOn(store, { sourceId, id: targetId })
    const sought = { sentAt, taken, open }
    const found = await acts.find(await orderOf(parts, item), sought, { signal: never })
    if (!found.ok) return
    if (found.value === 'unseen') {
      if (item.note !== unseen) await book.change(item, { note: unseen }, iso())
      return
    }
    if (found.value) return begin(parts, item, found.value)
    const ms = now().getTime() - sentAt.getTime()
    if (item.taskId !== '' || ms < soonestVerdictMs) return
    const endedAt = iso()
    const over = item.moved
      ? ({ state: 'lost', note: untold, endedAt } as const)
      : ({ state: 'failed', problem: notBegun, note: notBegun.detail, endedAt } as const)
    await book.change(item, over, endedAt)
  }

  /** What the mirror says of the tasks of one source's items. */
  const followTasks = async (sourceId: string, items: readonly OpenItem[]) => {
    const ids = items.map(({ taskId }) => taskId)
    const tasks = await readDocuments(store, 'task', sourceId, ids)
    for (const item of items) {
      const task = tasks.get(item.taskId)
      if (!task) {
        if (holds(sourceId) && isDue(item, askAgainMs)) {
          mentionTask(parts, sourceId, item.taskId)
          // What flashed without a record has got one meanwhile, under which it is the same task.
          if (item.taskKind === 'ilo-update-task') await findOne(item)
        }
        continue
      }
      const { row } = task
      const endedAt = taskStatus[row.state].ended ? (row.endedAt ?? iso()) : (row.endedAt ?? '')
      const note = noteOf(task)
      if (row.state !== item.state || note !== item.note || endedAt !== '')
        await book.change(item, { state: row.state, note, endedAt }, iso())
    }
  }

  const watchOne = async (item: OpenItem) => {
    const acts = actsOf(sources, item)
    if (!acts?.watch) return
    const sentAt = new Date(item.sentAt || iso())
    const seen = await acts.watch(
      await orderOf(parts, item),
      { sentAt, moved: item.moved },
      { signal: never },
    )
    const ms = now().getTime() - sentAt.getTime()
    if (!seen.ok) {
      // A BMC may be away for a while; one that stays away tells nothing.
      const note = `It cannot be watched: ${seen.problem.detail}`
      if (ms < longestBlindMs) {
        if (note !== item.note) await book.change(item, { note }, iso())
        return
      }
      const lost = { ...item, state: 'lost', note, endedAt: iso(), ...redfishTaskOf(item) } as const
      await book.change(item, lost, iso())
      await showTask(parts, item, 'acts', redfishTask(lost, iso()))
      return
    }
    const { end, note, moved } = seen.value
    const isLost = item.state === 'unknown' && end === null && !moved && ms >= soonestVerdictMs
    const state: TaskState = isLost
      ? 'failed'
      : (end ?? (moved ? 'running' : taskStateOf(item, 'unknown')))
    const endedAt = end !== null || isLost ? iso() : ''
    const problem = isLost || (end === 'failed' && item.state === 'unknown') ? notBegun : null
    if (state === item.state && note === item.note && moved === item.moved && endedAt === '') return
    const next = { ...item, state, note, moved, endedAt, problem, ...redfishTaskOf(item) }
    await book.change(item, next, iso())
    await showTask(parts, item, 'acts', redfishTask(next, iso()))
  }

  return {
    /** One look at all that is open; gives how many there are. */
    look: async (): Promise<number> => {
      const items = await book.open()
      await recover(parts, items, around)
      const gate = createGate(bmcsAtOnce)
      const work: Promise<void>[] = []
      for (const { id: sourceId, acts } of sources) {
        const ofSource = items.filter((item) => item.sourceId === sourceId)
        if (ofSource.length === 0) continue
        const canWatch = ({ act }: OpenItem) => acts?.watched?.has(act) === true
        const isWatched = (item: OpenItem) => canWatch(item) && isOwnTask(item)
        const known = ofSource.filter((item) => item.taskId !== '' && !isWatched(item))
        work.push(followTasks(sourceId, known))
        if (!holds(sourceId)) continue
        for (const item of ofSource) {
          const lost = item.state === 'unknown' && item.taskId === ''
          if ((isWatched(item) || (lost && canWatch(item))) && isDue(item, 2_500))
            work.push(gate(() => watchOne(item)))
          else if (lost && !canWatch(item) && isDue(item, 5_000))
            work.push(gate(() => findOne(item)))
        }
      }
      await Promise.all(work)
      const open = new Set(items.map(keyOf))
      for (const key of askedAt.keys()) if (!open.has(key)) askedAt.delete(key)
      return items.length
    },
  }
}
