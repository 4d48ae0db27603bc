import type { Result } from '../../contract/problem'
import { upstreamProblem } from './problems'
import type { Surroundings } from './upstream'

/** The requests that one API client may make, shared by everything that uses its token. */
export type Budget = {
  /**
   * Waits for a turn when that is soon, else refuses with the time to come back. `insist`: a person asks,
   * for whom the last of a window is kept.
   */
  take: (signal?: AbortSignal, insist?: boolean) => Promise<Result<null>>
  /** Learns from an answer: rate-limit headers; `refused`: it was one request too many, and how long to pause. */
  learn: (headers: Headers, refused: { pauseMs: number | null } | null) => void
  /** What the source said last, null before it said anything. */
  left: () => { limit: number | null; remaining: number; resetsAt: string } | null
}

const longestWaitMs = 5_000
/** Refused again and again, we pause for longer than we are told. */
const firstPauseMs = 1_000
const longestOwnPauseMs = 30_000
/** No window is believed to last longer: some gateways send the time of its end, not the rest of it. */
const longestWindowMs = 600_000
/** Requests of a window kept for what a person asks for. */
const reserve = (limit: number | null) => Math.min(10, Math.floor((limit ?? 0) / 20))

const readNumber = (headers: Headers, name: string) => {
  const text = headers.get(`ratelimit-${name}`) ?? headers.get(`x-ratelimit-${name}`)
  const number = text === null || text.trim() === '' ? NaN : Number(text)
  return Number.isFinite(number) && number >= 0 ? number : null
}

/** One budget per API client. `ratelimit-reset` is in seconds (compute-ops facts.md 3). */
export const createBudget = (
  source: string,
  { now, wait }: Pick<Surroundings, 'now' | 'wait'>,
): Budget => {
  let window: { limit: number | null; remaining: number; resetsAt: number } | null = null
  let pausedUntil = 0
  let refusals = 0

  /** How long until the next request may go out, and why not now. */
  const delay = (insist: boolean) => {
    const at = now().getTime()
    if (window && window.resetsAt <= at) window = null
    const isSpent = window && window.remaining <= (insist ? 0 : reserve(window.limit))
    const renewsIn = isSpent && window ? window.resetsAt - at : 0
    const pause = Math.max(pausedUntil - at, 0)
    return renewsIn >= pause
      ? { ms: renewsIn, why: 'The request budget is used up; it renews' }
      : { ms: pause, why: 'It refused one too many; it is asked again' }
  }

  return {
    take: async (signal, insist = false) => {
      const { ms, why } = delay(insist)
      if (ms > longestWaitMs)
        return {
          ok: false,
          problem: upstreamProblem(source, 'rate-limited', `${why} in ${Math.ceil(ms / 1000)} s.`, {
            retryAfterMs: ms,
          }),
        }
      if (ms > 0) await wait(ms, signal)
      if (window) window.remaining -= 1
      return { ok: true, value: null }
    },
    learn: (headers, refused) => {
      const at = now().getTime()
      const remaining = readNumber(headers, 'remaining')
      const reset = readNumber(headers, 'reset')
      if (remaining !== null && reset !== null)
        window = {
          limit: readNumber(headers, 'limit'),
          remaining,
          resetsAt: at + Math.min(reset * 1000, longestWindowMs),
        }
      if (refused === null) {
        // What was sent before a refusal and is answered after it tells nothing.
        if (at >= pausedUntil) refusals = 0
        return
      }
      if (at >= pausedUntil) refusals += 1
      const own = Math.min(firstPauseMs * 2 ** (refusals - 1), longestOwnPauseMs)
      pausedUntil = Math.max(pausedUntil, at + Math.max(refused.pauseMs ?? 0, own))
    },
    left: () =>
      window && {
        limit: window.limit,
        remaining: Math.max(0, window.remaining),
        resetsAt: new Date(window.resetsAt).toISOString(),
      },
  }
}

const secondsIn = (body: unknown): number | null => {
  if (typeof body !== 'object' || body === null || !('errorDetails' in body)) return null
  const details: unknown[] = Array.isArray(body.errorDetails) ? body.errorDetails : []
  for (const detail of details)
    if (typeof detail === 'object' && detail !== null && 'retryAfterSeconds' in detail)
      return Number(detail.retryAfterSeconds)
  return null
}

/**
 * How long a 429 or 503 asks us to stay away, ms: `Retry-After` (seconds or a date, by the source's own
 * clock), else the body's `retry_info`, else the end of the rate-limit window where that is what was
 * exceeded (compute-ops facts.md 3); null: it does not say.
 */
export const askedPause = (
  { status, headers, body }: { status: number; headers: Headers; body: unknown },
  now: Date,
): number | null => {
  if (status !== 429 && status !== 503) return null
  const header = headers.get('retry-after')
  const seconds = header === null ? NaN : Number(header)
  const sourceNow = Date.parse(headers.get('date') ?? '') || now.getTime()
  const date = header === null ? NaN : Date.parse(header) - sourceNow
  const candidates = [
    seconds * 1000,
    date,
    (secondsIn(body) ?? NaN) * 1000,
    status === 429 ? (readNumber(headers, 'reset') ?? NaN) * 1000 : NaN,
  ]
  const pause = candidates.find((ms) => Number.isFinite(ms))
  return pause === undefined ? null : Math.min(Math.max(pause, 0), longestWindowMs)
}
