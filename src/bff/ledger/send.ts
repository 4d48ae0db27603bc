import { subjectOf } from '../../contract/act'
import type { Problem } from '../../contract/problem'
import type { MirroredTask } from '../mirror/entities'
import type { Mirror } from '../mirror/mirror'
import { readMirroredTask } from '../mirror/rows'
import type { Scheduler } from '../mirror/scheduler'
import type { Begun, Order, Sent } from '../sources/acts'
import type { Source } from '../sources/source'
import type { Store } from '../store/store'
import { createGate } from '../upstream/gate'
import { never } from '../upstream/linked'
import type { Surroundings } from '../upstream/upstream'
import type { Book, OpenItem } from './book'
import { redfishTask } from './redfish-task'

/** What the ledger stands on. */
export type LedgerParts = {
  store: Store
  book: Book
  sources: readonly Source[]
  mirror: Pick<Mirror, 'openPass'>
  scheduler: Pick<Scheduler, 'mention'>
  surroundings: Pick<Surroundings, 'now' | 'wait'>
}

const atOnce = 8
const mostTries = 6
const longestPauseMs = 120_000

/** An item as its source's acts take it. */
export const orderOf = async (
  { store }: Pick<LedgerParts, 'store'>,
  { act, options, sourceId, targetId, name, at }: OpenItem,
): Promise<Order> => ({
  act,
  options,
  targetId,
  name,
  at,
  task: subjectOf(act) === 'task' ? await readMirroredTask(store, sourceId, targetId) : null,
})

/** The acts of the source of an item; null where it has gone from the configuration. */
export const actsOf = (sources: readonly Source[], { sourceId }: OpenItem) =>
  sources.find(({ id }) => id === sourceId)?.acts ?? null

/** A task is read again, whichever of its source's collections holds it. */
export const mentionTask = (
  { sources, scheduler }: Pick<LedgerParts, 'sources' | 'scheduler'>,
  sourceId: string,
  taskId: string,
) => {
  const source = sources.find(({ id }) => id === sourceId)
  for (const { entity, collection, refresh } of source?.collectors ?? [])
    if (entity === 'task' && refresh) scheduler.mention(sourceId, collection, [taskId])
}

/** What an act was done to is read again; a VM's backups are when its task has ended. */
const readTargetAgain = (parts: LedgerParts, { act, sourceId, targetId }: OpenItem) => {
  const subject = subjectOf(act)
  if (subject === 'server') parts.scheduler.mention(sourceId, 'servers', [targetId])
  if (subject === 'task') mentionTask(parts, sourceId, targetId)
}

/** Shows the task of an item as it is now. */
export const showTask = async (
  parts: LedgerParts,
  item: OpenItem,
  collection: string,
  task: MirroredTask,
): Promise<void> => {
  const { mirror } = parts
  const { sourceId } = item
  const pass = mirror.openPass(sourceId, collection, 'task')
  await pass.write('task', [task])
  await pass.end(null)
  readTargetAgain(parts, item)
}

/** The operation of an item's task: an act on one server is none of its own. */
const belongsTo = async (book: Book, { actId }: OpenItem): Promise<{ operation?: string }> =>
  (await book.servers(actId)) > 1 ? { operation: `act~${actId}` } : {}

/** Notes that an item has begun, and shows its task at once. */
export const begin = async (parts: LedgerParts, item: OpenItem, begun: Begun): Promise<void> => {
  const { book, scheduler, surroundings } = parts
  const at = surroundings.now().toISOString()
  if (begun.kind === 'task') {
    const { row, facts } = begun.task
    const note = row.note ?? ''
    const { state, id: taskId, kind: taskKind } = row
    await book.change(item, { state, taskId, taskKind, note, problem: null }, at)
    const task = { row: { ...row, ...(await belongsTo(book, item)), startedBy: item.actor }, facts }
    await showTask(parts, item, begun.collection, task)
    scheduler.mention(item.sourceId, begun.collection, [row.id])
    return
  }
  if (begun.kind === 'sought') {
    const note = 'It took the order; its task is looked for.'
    await book.change(item, { state: 'unknown', moved: true, note, problem: null }, at)
    return
  }
  if (begun.kind === 'done' && subjectOf(item.act) !== 'server') {
    const { note } = begun
    await book.change(item, { state: 'succeeded', note, problem: null, endedAt: at }, at)
    readTargetAgain(parts, item)
    return
  }
  const isOver = begun.kind === 'done'
  const state = isOver ? 'succeeded' : 'running'
  const note = isOver ? begun.note : 'It took the order.'
  const next = { ...item, state, note, endedAt: isOver ? at : '', problem: null } as const
  const { row, facts } = redfishTask(next, at)
  const task = { row: { ...row, ...(await belongsTo(book, item)) }, facts }
  const { endedAt, problem } = next
  const known = { taskId: row.id, taskKind: row.kind }
  await book.change(item, { state, ...known, note, problem, endedAt }, at)
  await showTask(parts, item, 'acts', task)
}

const lost = (problem: Problem): Problem => ({
  ...problem,
  title: 'No answer came: it may have happened',
})

/** Sends what is queued, a few at once, each once. */
export const createSender = (parts: LedgerParts) => {
  const { book, sources, surroundings } = parts
  const gate = createGate(atOnce)
  const stopped = new AbortController()
  const under = new Set<Promise<void>>()
  const now = () => surroundings.now().toISOString()

  /** Who limits our requests has not done it: it is asked again when it says so. */
  const persist = async (item: OpenItem): Promise<Sent> => {
    const acts = actsOf(sources, item)
    if (!acts)
      return {
        ok: false,
        sent: false,
        problem: {
          kind: 'not-found',
          title: 'The source is gone',
          detail: 'It is not configured.',
        },
      }
    for (let tries = 1; ; tries += 1) {
      const sent = await acts.begin(await orderOf(parts, item), { signal: never })
      const pause =
        sent.ok || sent.problem.kind !== 'rate-limited' ? null : sent.problem.retryAfterMs
      if (pause == null || pause > longestPauseMs || tries >= mostTries) return sent
      await surroundings.wait(pause, stopped.signal).catch(() => undefined)
      if (stopped.signal.aborted) return sent
      await book.change(item, { sentAt: now() }, now())
    }
  }

  const send = async (item: OpenItem) => {
    if (stopped.signal.aborted) return
    if (!(await book.claim(item, now()))) return
    const sent = await persist(item)
    if (sent.ok) return begin(parts, item, sent.value)
    const { problem } = sent
    const change = sent.sent
      ? {
          state: 'unknown' as const,
          problem: lost(problem),
          note: 'It is looked for at the source.',
        }
      : { state: 'failed' as const, problem, note: problem.detail, endedAt: now() }
    await book.change(item, change, now())
  }

  return {
    /** Sends them; resolves when each is taken up or has failed. */
    send: async (items: readonly OpenItem[], onFault: (error: unknown) => void) => {
      const work = items.map((item) => gate(() => send(item)).catch(onFault))
      const all = Promise.all(work).then(() => undefined)
      under.add(all)
      await all
      under.delete(all)
    },
    /** Nothing more is sent; what is under way is waited for. */
    stop: async () => {
      stopped.abort()
      await Promise.allSettled(under)
    },
  }
}
