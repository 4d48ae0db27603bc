import type { Problem, ProblemKind } from '../../contract/problem'

const maxRetries = 2
const firstPauseMs = 400
const longestPauseMs = 5_000
const passing: ReadonlySet<ProblemKind> = new Set([
  'rate-limited',
  'timeout',
  'unreachable',
  'upstream-error',
])

/**
 * How long to wait before a safe request is sent again, ms; null: give up. `retries` were made
 * already. A source that asks for a longer pause than fits gets it from the scheduler instead.
 */
export const pauseBeforeRetry = (
  problem: Problem,
  retries: number,
  random: number,
): number | null => {
  if (retries >= maxRetries || !passing.has(problem.kind) || problem.status === 501) return null
  const asked = problem.retryAfterMs ?? 0
  if (asked > longestPauseMs) return null
  const own = firstPauseMs * 2 ** retries * (0.5 + random)
  return Math.max(asked, own)
}
