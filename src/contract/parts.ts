import type { ActItemState } from './act'
import { actItemStatus } from './act'
import { isTaskState, operationState } from './operation'
import type { TaskState } from './task'

/** How many parts of something are in which state: tasks of an operation, targets of an act. */
export type Counts = Readonly<Record<string, number>>

/** States in the order in which parts are told and drawn: what is over, well first, then what goes on. */
export const partStates: readonly ActItemState[] = [
  'succeeded',
  'failed',
  'declined',
  'lost',
  'cancelled',
  'skipped',
  'sending',
  'running',
  'stalled',
  'waiting',
  'queued',
  'unknown',
]

/** The states that parts are in, each with how many are. */
export const stretchesOf = (counts: Counts) =>
  partStates.flatMap((state) => {
    const count = counts[state] ?? 0
    return count === 0 ? [] : [{ state, count, ...actItemStatus[state] }]
  })

/** How parts do, in words: `19 done · 1 failed · 2 running · 18 queued`. */
export const countsText = (counts: Counts): string =>
  stretchesOf(counts)
    .map(({ word, count }) => `${count} ${word.toLowerCase()}`)
    .join(' · ')

/** How many parts are in each of their states. */
export const countStates = (parts: readonly { state: ActItemState }[]): Counts => {
  const counts: Record<string, number> = {}
  for (const { state } of parts) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

/**
 * How far parts are: how many there are, how many are over, how many of them came to a bad end. Nothing is
 * done to what was skipped, so it does not count.
 */
export const sumOf = (counts: Counts) => {
  const sum = { total: 0, ended: 0, failed: 0 }
  for (const { state, count, ended, tone } of stretchesOf(counts)) {
    if (state === 'skipped') continue
    sum.total += count
    if (ended) sum.ended += count
    if (tone === 'critical') sum.failed += count
  }
  return sum
}

/** How an act stands, by how its targets do; what is being asked for counts as running. */
export const actState = (counts: Counts): TaskState =>
  operationState(
    stretchesOf(counts).flatMap(({ state }) =>
      state === 'sending' ? ['running' as const] : isTaskState(state) ? [state] : [],
    ),
  )
