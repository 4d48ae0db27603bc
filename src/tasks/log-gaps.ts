import { taskStatus } from '../contract/task'
import type { TaskDetail } from '../contract/task'

/** A line of a task's log, or the silence between two lines (ms). `open`: it lasts until now. */
export type Entry =
  | { kind: 'line'; at: string; text: string }
  | { kind: 'gap'; at: string; ms: number; open: boolean }

/** A pause that a reader should know of. */
const worthSaying = 2 * 60_000

/**
 * The log, newest first, with the silences told. A task that has not ended is silent from its last line
 * until `now` (ms).
 */
export const withGaps = (
  { log, state }: Pick<TaskDetail, 'log' | 'state'>,
  now: number,
): Entry[] => {
  const lines = [...log].sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
  let later = taskStatus[state].ended ? null : now
  return lines.flatMap(({ at, text }, index): Entry[] => {
    const ms = later === null ? 0 : later - Date.parse(at)
    later = Date.parse(at)
    const line: Entry = { kind: 'line', at, text }
    return ms < worthSaying ? [line] : [{ kind: 'gap', at, ms, open: index === 0 }, line]
  })
}
