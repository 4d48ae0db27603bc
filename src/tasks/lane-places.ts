import type { Task } from '../contract/task'

/**
 * One child on the time axis of its parent: begin and length as shares of the axis, 0 to 1. `waited`: how
 * long it stood in the queue before that.
 */
export type Lane = {
  task: Task
  from: number
  length: number
  waited: { from: number; length: number } | null
}

/** Where a source tells no start (COM jobs), what waits no longer counts from its creation. */
const begunAt = ({ startedAt, createdAt, state }: Task) => {
  if (startedAt !== null) return Date.parse(startedAt)
  return state === 'waiting' || state === 'queued' ? null : Date.parse(createdAt)
}

/** `now` (ms), or the last that happened to the children: a clock that goes in steps lags behind it. */
export const notBefore = (children: readonly Task[], now: number): number =>
  children.reduce(
    (latest, { startedAt, endedAt }) =>
      Math.max(latest, Date.parse(endedAt ?? startedAt ?? '') || 0),
    now,
  )

type Timed = { start: number | null; end: number }
const inOrder = (one: Timed, other: Timed) =>
  (one.start ?? Infinity) === (other.start ?? Infinity)
    ? one.end - other.end
    : (one.start ?? Infinity) - (other.start ?? Infinity)

/** A bar that is there can be seen, however short. */
const least = 0.006

/**
 * The children in the order in which they began and ended, on an axis from the first beginning to the last end or
 * `now` (ms). What has not begun stands at the right, without length.
 */
export const lanesOf = (children: readonly Task[], now: number) => {
  const timed = children.map((task) => ({
    task,
    start: begunAt(task),
    end: task.endedAt === null ? now : Date.parse(task.endedAt),
  }))
  const begun = timed.flatMap(({ start, end }) => (start === null ? [] : [{ start, end }]))
  const from = Math.min(now, ...begun.map(({ start }) => start))
  const to = Math.max(from + 1, ...begun.map(({ end }) => end))
  const place = (time: number) => Math.min(1, Math.max(0, (time - from) / (to - from)))
  const lanes: Lane[] = timed.sort(inOrder).map(({ task, start, end }) => {
    const queued = place(Date.parse(task.createdAt))
    const left = place(start ?? now)
    const waited = left - queued > least ? { from: queued, length: left - queued } : null
    if (start === null) return { task, from: 1, length: 0, waited }
    const begin = Math.min(1 - least, left)
    return { task, from: begin, length: Math.max(least, place(end) - begin), waited }
  })
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString(), lanes }
}
