import type { Result } from '../../../../contract/problem'
import {
  type TaskKind,
  type TaskState,
  taskStatus,
  type TaskTarget,
} from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import { lostTask } from '../../lost-task'
import type { Collector, Pass, PassEnd } from '../../source'
import type { NameOf } from '../resource'
import { createWatermark } from '../watermark'
import { createEndings } from './endings'
import { createUnnamed } from './unnamed'

/** A task as just read. `pollMs`: how soon the source suggests to ask for it again, null: it does not. */
export type Seen = { task: MirroredTask; pollMs: number | null }

/** How one kind of task is read. */
export type TaskReader = {
  kind: TaskKind
  collection: string
  /** The collection whose entity is re-read when a task that touched it has ended. */
  touches: Partial<Record<TaskTarget['kind'], string>>
  nameOf: NameOf
  /** Hands on what changed after `since`, all that is wanted when null. */
  changed: (
    since: string | null,
    signal: AbortSignal,
    onPage: (tasks: Seen[]) => Promise<void>,
  ) => Promise<Result<unknown>>
  /** Reads single ones; `gone` are those that the source has no record of any more. */
  byId: (
    ids: readonly string[],
    signal: AbortSignal,
  ) => Promise<Result<{ found: Seen[]; gone: string[] }>>
}

const targetMs = 10_000
const soonerMs = 2_000
const overlapMs = 60_000
const silentMs = 30_000
const silentAtOnce = 40
/** One that has not changed for so long is not hurried after: it waits for a person, or it is dead. */
const movesWithinMs = 30 * 60_000

const moving: ReadonlySet<TaskState> = new Set(['running', 'waiting', 'queued'])
const moves = ({ row: { state, updatedAt } }: MirroredTask, now: number) =>
  moving.has(state) && now - Date.parse(updatedAt) < movesWithinMs

const clamp = (ms: number) => Math.min(30_000, Math.max(2_000, ms))

/**
 * Follows tasks by asking for what changed since the last pass, sooner while one moves. Open ones
 * that the list is silent about are read by id at the source's suggestion, at least every 30 s: so ends
 * that were missed and records that vanished are noticed. What a task touched is re-read when it ends.
 */
export const followTasks = (reader: TaskReader): Collector => {
  const mark = createWatermark(overlapMs)
  let hurried = false
  /** When an open task was last read, and when the source suggests to read it again; epoch ms. */
  const readAt = new Map<string, number>()
  const pollMs = new Map<string, number>()
  const endings = createEndings()
  const unnamed = createUnnamed(reader.nameOf)

  const mentionTouched = (tasks: readonly MirroredTask[], pass: Pass) => {
    for (const { row } of endings.newAmong(tasks))
      for (const { kind, id } of row.targets) {
        const collection = reader.touches[kind]
        if (collection !== undefined && id !== null) pass.mention(collection, [id])
      }
  }

  const note = (seen: readonly Seen[], now: number) => {
    unnamed.note(seen.map(({ task }) => task))
    for (const { task, pollMs: hint } of seen) {
      const { id, state } = task.row
      if (taskStatus[state].ended) {
        readAt.delete(id)
        pollMs.delete(id)
      } else {
        readAt.set(id, now)
        if (hint !== null) pollMs.set(id, clamp(hint))
      }
    }
  }

  const askSilent = async (held: readonly MirroredTask[], pass: Pass): Promise<PassEnd> => {
    const now = pass.now().getTime()
    const due = held
      .filter(({ row }) => now - (readAt.get(row.id) ?? 0) >= (pollMs.get(row.id) ?? silentMs))
      .slice(0, silentAtOnce)
    if (due.length === 0) return { ok: true, value: { total: null } }
    const answer = await reader.byId(
      due.map(({ row }) => row.id),
      pass.signal,
    )
    if (!answer.ok) return answer
    const { found, gone } = answer.value
    for (const { row } of due) readAt.set(row.id, now)
    note(found, now)
    const lost = due.filter(({ row }) => gone.includes(row.id))
    for (const { row } of lost) readAt.delete(row.id)
    const tasks = [
      ...found.map(({ task }) => task),
      ...lost.map((task) => lostTask(task, pass.now().toISOString())),
    ]
    await pass.write('task', tasks)
    mentionTouched(tasks, pass)
    return { ok: true, value: { total: null } }
  }

  const collect = async (pass: Pass): Promise<PassEnd> => {
    const now = pass.now().getTime()
    const since = mark.since()
    const times: string[] = []
    endings.nextPass()
    const read = await reader.changed(since, pass.signal, async (seen) => {
      note(seen, now)
      const tasks = seen.map(({ task }) => task)
      times.push(...tasks.map(({ row }) => row.updatedAt))
      await pass.write('task', tasks)
      mentionTouched(tasks, pass)
    })
    if (!read.ok) return read
    mark.rise(times, pass.now())
    await pass.write('task', unnamed.take())
    const held = await pass.openTasks(reader.kind)
    hurried = held.some((task) => moves(task, now))
    return askSilent(held, pass)
  }

  /** Tasks that were started here are known at once, and followed as those that move. */
  const refresh = async (ids: readonly string[], pass: Pass): Promise<PassEnd> => {
    const answer = await reader.byId(ids, pass.signal)
    if (!answer.ok) return answer
    const { found } = answer.value
    const now = pass.now().getTime()
    const tasks = found.map(({ task }) => task)
    note(found, now)
    await pass.write('task', tasks)
    mentionTouched(tasks, pass)
    hurried ||= tasks.some((task) => moves(task, now))
    return { ok: true, value: { total: null } }
  }

  return {
    collection: reader.collection,
    entity: 'task',
    targetMs,
    priority: 1,
    collect,
    refresh,
    sooner: () => (hurried ? soonerMs : null),
  }
}
