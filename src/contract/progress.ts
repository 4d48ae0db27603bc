import type { Progress, Task } from './task'
import { taskStatus } from './task'

/** A progress at a moment. `share`: how far a bar has filled, 0 to 1; null: nothing is known of it. */
export type ShownProgress =
  | { kind: 'measured'; share: number; percent: number }
  | { kind: 'counted'; share: number; done: number; total: number; failed: number }
  | {
      kind: 'estimated'
      share: number
      percent: number
      /** How long nine of ten past runs took, ms. */
      shortMs: number
      longMs: number
      /** When it should be over, epoch ms: none where it has not begun. */
      finish: { from: number; to: number } | null
      /** It takes longer than nine of ten past runs did. */
      late: boolean
    }
  | { kind: 'unknown'; share: null }

type Estimate = Extract<Progress, { kind: 'estimated' }>

/** What of an estimate is shown when half of the past runs, and nine of ten, would be over. */
const atTypical = 0.88
const atLong = 0.96
/** Nothing is over before its source says so. */
const most = 0.99

/**
 * How far something is by how long its like took: even steps to the usual end, ever smaller ones after it.
 * Never falls while `elapsedMs` grows, and never reaches its end.
 */
export const estimatedShare = ({ typicalMs, longMs }: Estimate, elapsedMs: number): number => {
  if (elapsedMs <= 0) return 0
  const typical = Math.max(1, typicalMs)
  const long = Math.max(typical, longMs)
  if (elapsedMs < typical) return (elapsedMs / typical) * atTypical
  if (elapsedMs < long)
    return atTypical + ((elapsedMs - typical) / (long - typical)) * (atLong - atTypical)
  return most - (most - atLong) * (long / elapsedMs)
}

type Timed = Pick<Task, 'state' | 'progress' | 'startedAt' | 'endedAt'>

const estimateAt = (estimate: Estimate, { state, startedAt, endedAt }: Timed, now: number) => {
  const { shortMs, longMs } = estimate
  const start = startedAt === null ? null : Date.parse(startedAt)
  const until = endedAt === null ? now : Date.parse(endedAt)
  const elapsed = start === null ? 0 : until - start
  const share = state === 'succeeded' ? 1 : estimatedShare(estimate, elapsed)
  return {
    kind: 'estimated' as const,
    share,
    percent: Math.floor(share * 100),
    shortMs,
    longMs,
    finish: start === null ? null : { from: start + shortMs, to: start + longMs },
    late: !taskStatus[state].ended && elapsed > longMs,
  }
}

/** What is shown of a task's progress at `now` (epoch ms); where it has ended, of where it came to. */
export const shownProgress = (task: Timed, now: number): ShownProgress => {
  const { progress } = task
  switch (progress.kind) {
    case 'measured': {
      const share = Math.min(1, Math.max(0, progress.percent / 100))
      return { kind: 'measured', share, percent: Math.floor(share * 100) }
    }
    case 'counted': {
      const { done, total, failed } = progress
      const share = total === 0 ? 0 : Math.min(1, done / total)
      return { kind: 'counted', share, done, total, failed }
    }
    case 'estimated':
      return estimateAt(progress, task, now)
    case 'unknown':
      return { kind: 'unknown', share: null }
  }
}

/** What was measured or counted of a progress, in words; null where nothing was: an estimate is ours. */
export const measureText = (progress: Progress | ShownProgress): string | null => {
  switch (progress.kind) {
    case 'measured':
      return `${Math.floor(progress.percent)} %`
    case 'counted':
      return `${progress.done} of ${progress.total}`
    case 'estimated':
    case 'unknown':
      return null
  }
}
