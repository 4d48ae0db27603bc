import type { Problem, ProblemKind } from '../../contract/problem'

const maxRetries = 2
const firstPauseMs = 400
const longestPauseMs = 5_000
/** What took so long already is left to the next pass: whoever waits learns the reason first. */
const longestTryingMs = 15_000
const passing: ReadonlySet<ProblemKind> = new Set([
  'rate-limited',
  'timeout',
  'unreachable',
  'upstream-error',
])

/**
 * How long to wait before a safe request is sent again, ms; null: give up. `retries` were made
 * already, over `spentMs`. A source that asks for a longer pause than fits gets it from the scheduler
 * instead.
 */
export const pauseBeforeRetry = (
  problem: Problem,
  { retries, spentMs }: { retries: number; spentMs: number },
  random: number,
): number | null => {
  if (retries >= maxRetries || spentMs >= longestTryingMs) return null
  if (!passing.has(problem.kind) || problem.status === 501) return null
  const asked = problem.retryAfterMs ?? 0
  if (asked > longestPauseMs) return null
  const own = firstPauseMs * 2 ** retries * (0.5 + random)
  return Math.max(asked, own)
}
