import type { Problem, ProblemKind } from '../../contract/problem'

/** Spares a service that keeps failing, and us the wait for it. */
export type Breaker = {
  /** The problem to answer with instead of asking; null: ask. */
  standing: () => Problem | null
  record: (problem: Problem | null) => void
  /** A person wants to know now: the next request goes through. */
  tryNow: () => void
  /** Why it is open and until when (epoch ms); null while it is closed. */
  open: () => { until: number; problem: Problem } | null
  /** How many in a row, up to now. */
  failures: () => number
}

const tolerated = 5
const firstRestMs = 5_000
const longestRestMs = 30_000
const counts: ReadonlySet<ProblemKind> = new Set([
  'unreachable',
  'timeout',
  'tls',
  'upstream-error',
])
/** An answer to this one request: the service as such is well. */
const answers: ReadonlySet<ProblemKind> = new Set([
  'forbidden',
  'not-found',
  'refused',
  'conflict',
  'rate-limited',
])

/** Opens after five failures in a row, lets one request through after a rest that doubles. */
export const createBreaker = (now: () => Date): Breaker => {
  let failures = 0
  let last: Problem | null = null
  let openUntil = 0

  return {
    standing: () => {
      const at = now().getTime()
      if (!last || failures < tolerated) return null
      if (at < openUntil) return { ...last, retryAfterMs: openUntil - at }
      // Who finds out may wait long for its answer: nobody else does meanwhile.
      openUntil = at + longestRestMs
      return null
    },
    record: (problem) => {
      const isWell = problem === null || answers.has(problem.kind)
      if (!isWell && !counts.has(problem.kind)) return
      failures = isWell ? 0 : failures + 1
      last = isWell ? null : problem
      const doublings = failures - tolerated
      if (doublings >= 0)
        openUntil = now().getTime() + Math.min(firstRestMs * 2 ** doublings, longestRestMs)
    },
    tryNow: () => {
      openUntil = 0
    },
    open: () => (last && failures >= tolerated ? { until: openUntil, problem: last } : null),
    failures: () => failures,
  }
}
