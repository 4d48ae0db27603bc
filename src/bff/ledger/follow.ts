import type { Problem } from '../../contract/problem'
import type { TaskState } from '../../contract/task'
import { taskStatus } from '../../contract/task'
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

  /** What the mirror says of the tasks of one source's items. */
  const followTasks = async (sourceId: string, items: readonly OpenItem[]) => {
    const tasks = await readDocuments(
      store,
      'task',
      sourceId,
      items.map(({ taskId }) => taskId),
    )
    for (const item of items) {
      const row = tasks.get(item.taskId)?.row
      if (!row) {
        if (holds(sourceId) && isDue(item, askAgainMs)) mentionTask(parts, sourceId, item.taskId)
        continue
      }
      const endedAt = taskStatus[row.state].ended ? (row.endedAt ?? iso()) : (row.endedAt ?? '')
      const note = row.note ?? ''
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

  /** Looks for the task of an order whose answer was lost. */
  const findOne = async (item: OpenItem) => {
    const acts = actsOf(sources, item)
    if (!acts?.find) return
    const sentAt = new Date(item.sentAt || iso())
    const taken = await book.taken(item.sourceId, item.targetId)
    const found = await acts.find(await orderOf(parts, item), sentAt, taken, { signal: never })
    if (!found.ok) return
    if (found.value === 'unseen') {
      if (item.note !== unseen) await book.change(item, { note: unseen }, iso())
      return
    }
    if (found.value) return begin(parts, item, found.value)
    if (now().getTime() - sentAt.getTime() < soonestVerdictMs) return
    const at = iso()
    const over = { state: 'failed', problem: notBegun, note: notBegun.detail, endedAt: at } as const
    await book.change(item, over, at)
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
        const canWatch = acts?.watch !== undefined
        const isWatched = (item: OpenItem) => canWatch && isOwnTask(item)
        const known = ofSource.filter((item) => item.taskId !== '' && !isWatched(item))
        work.push(followTasks(sourceId, known))
        if (!holds(sourceId)) continue
        for (const item of ofSource) {
          const lost = item.state === 'unknown' && item.taskId === ''
          if ((isWatched(item) || (lost && canWatch)) && isDue(item, 2_500))
            work.push(gate(() => watchOne(item)))
          else if (lost && !canWatch && isDue(item, 5_000)) work.push(gate(() => findOne(item)))
        }
      }
      await Promise.all(work)
      const open = new Set(items.map(keyOf))
      for (const key of askedAt.keys()) if (!open.has(key)) askedAt.delete(key)
      return items.length
    },
  }
}
