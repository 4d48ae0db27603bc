import type { Problem, Result } from '../../contract/problem'
import { discard, readAnswer } from './answer'
import type { Breaker } from './breaker'
import { createBreaker } from './breaker'
import type { Budget } from './budget'
import { createGate } from './gate'
import { linked } from './linked'
import { problemOfFailure, upstreamProblem } from './problems'
import { problemOfAnswer, secretsIn } from './refusal'
import { pauseBeforeRetry } from './retry'
import type { Exchange } from './tally'
import type { Auth } from './tokens'
import type {
  ReadProblem,
  Surroundings,
  Upstream,
  UpstreamReply,
  UpstreamRequest,
} from './upstream'

export type UpstreamOptions = {
  /** Display name, for problems. */
  source: string
  /** Scheme, host and port; requests go nowhere else. */
  baseUrl: string
  surroundings: Surroundings
  auth?: Auth
  /** Shared by the services of one API client. */
  budget?: Budget
  /** That of the service, where others ask after it. */
  breaker?: Breaker
  /** Hears of every message that was sent. */
  observe?: (exchange: Exchange) => void
  readProblem?: ReadProblem
  /** What the source is opened with, and its names beside that in `baseUrl`: neither comes back in its words. */
  secrets?: readonly (() => string)[]
  hosts?: readonly string[]
  timeoutMs?: number
  maxBytes?: number
  maxInFlight?: number
}

const fail = (problem: Problem): { ok: false; problem: Problem } => ({ ok: false, problem })
const safeMethods: ReadonlySet<string> = new Set(['GET'])
const followed: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const maxHops = 3

const bodyOf = ({ body }: UpstreamRequest): { text: string; type: string } | null => {
  if (!body) return null
  return 'json' in body
    ? { text: JSON.stringify(body.json), type: 'application/json' }
    : {
        text: new URLSearchParams(body.form).toString(),
        type: 'application/x-www-form-urlencoded',
      }
}

/** What a sign-in that others share gives, not waited for by those who have given up. */
const unlessAborted = async <T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (!signal) return work
  signal.throwIfAborted()
  let giveUp = () => {}
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason)
  })
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

/** The one door to a service: authentication, budget, breaker, retries, caps and redaction. */
export const createUpstream = (options: UpstreamOptions): Upstream => {
  const { source, surroundings, auth, budget } = options
  const { timeoutMs = 20_000, maxBytes = 32 * 2 ** 20, maxInFlight = 8 } = options
  const { secrets = [], hosts = [] } = options
  const { origin, host, hostname } = new URL(options.baseUrl)
  const voice = { ...options, hosts: [...hosts, host, hostname] }
  const { breaker = createBreaker(surroundings.now), observe = () => {} } = options
  const gate = createGate(maxInFlight)

  const resolve = (request: UpstreamRequest): URL | null => {
    if (!URL.canParse(request.path, origin)) return null
    const url = new URL(request.path, origin)
    for (const [name, value] of Object.entries(request.query ?? {}))
      if (value !== undefined) url.searchParams.set(name, String(value))
    return url.origin === origin ? url : null
  }

  /** One message there and back, redirects included; headers go along because the origin stays. */
  const exchange = async (
    request: UpstreamRequest,
    url: URL,
    headers: Record<string, string>,
    signal: AbortSignal,
    hops = 0,
  ): Promise<Result<UpstreamReply>> => {
    const { method = 'GET' } = request
    const body = bodyOf(request)
    const response = await surroundings.fetch(
      new Request(url, {
        method,
        headers: {
          accept: 'application/json',
          ...(body ? { 'content-type': body.type } : {}),
          ...request.headers,
          ...headers,
        },
        body: body?.text ?? null,
        redirect: 'manual',
        signal,
      }),
    )
    const location = response.headers.get('location')
    if (!followed.has(response.status) || location === null)
      return readAnswer(source, response, maxBytes)
    discard(response.body)
    const next = URL.canParse(location, url) ? new URL(location, url) : null
    const keepsMethod = safeMethods.has(method) || response.status >= 307
    if (next?.origin !== origin || hops >= maxHops || !keepsMethod) {
      const detail = 'It redirected to where we do not follow.'
      return fail(upstreamProblem(source, 'bad-answer', detail, { status: response.status }))
    }
    return exchange(request, next, headers, signal, hops + 1)
  }

  const timed = async (
    request: UpstreamRequest,
    url: URL,
    headers: Record<string, string>,
  ): Promise<Result<UpstreamReply>> => {
    const { controller, release } = linked([request.signal])
    const settled = new AbortController()
    let expired = false
    surroundings.wait(timeoutMs, settled.signal).then(
      () => {
        expired = true
        controller.abort()
      },
      () => undefined,
    )
    const late = (what: string) =>
      fail(upstreamProblem(source, 'timeout', `${what} within ${timeoutMs / 1000} s.`))
    try {
      const reply = await exchange(request, url, headers, controller.signal)
      return !reply.ok && expired ? late('The answer was not complete') : reply
    } catch (error) {
      return expired ? late('No answer') : fail(problemOfFailure(source, error))
    } finally {
      settled.abort()
      release()
    }
  }

  /** One attempt: a turn in the budget, headers, and one renewal when they are refused. */
  const attempt = async (
    request: UpstreamRequest,
    url: URL,
    count: number,
    renewed = false,
  ): Promise<Result<UpstreamReply>> => {
    const turn = await budget?.take(request.signal, request.insist)
    if (turn?.ok === false) return turn
    const authentic: Result<Record<string, string>> =
      auth && !request.anonymous
        ? await unlessAborted(auth.headers(request.insist ? 'insist' : undefined), request.signal)
        : { ok: true, value: {} }
    if (!authentic.ok) return authentic
    const sentAt = surroundings.now().getTime()
    const reply = await timed(request, url, authentic.value)
    const told = (problem: Problem | null) => {
      if (request.signal?.aborted) return
      const ms = surroundings.now().getTime() - sentAt
      observe({ ms, attempt: count, problem, requestId: request.requestId ?? null })
    }
    if (!reply.ok) {
      told(reply.problem)
      return reply
    }
    const answer = reply.value
    if (answer.status === 401 && auth && !request.anonymous) {
      auth.renew(authentic.value)
      if (!renewed) {
        // A token that ends before its time is how some sources work, and no failure yet.
        told(null)
        return attempt(request, url, count + 1, true)
      }
    }
    const good = (answer.status >= 200 && answer.status < 300) || answer.status === 304
    const sent = () => [...secretsIn(request, authentic.value), ...secrets.map((tell) => tell())]
    const problem = good ? null : problemOfAnswer(voice, answer, sent(), surroundings.now())
    told(problem)
    const pauseMs = problem?.retryAfterMs ?? null
    budget?.learn(answer.headers, answer.status === 429 ? { pauseMs } : null)
    return problem ? fail(problem) : reply
  }

  const persist = async (request: UpstreamRequest, url: URL): Promise<Result<UpstreamReply>> => {
    // Who failed the last time is asked once: a source in trouble needs no three times the requests.
    const retriable =
      safeMethods.has(request.method ?? 'GET') && !request.insist && breaker.failures() === 0
    const startedAt = surroundings.now().getTime()
    for (let retries = 0; ; retries += 1) {
      const reply = await attempt(request, url, retries + 1)
      if (request.signal?.aborted) return reply
      const spentMs = surroundings.now().getTime() - startedAt
      const pause =
        reply.ok || !retriable
          ? null
          : pauseBeforeRetry(reply.problem, { retries, spentMs }, surroundings.random())
      if (pause === null) {
        breaker.record(reply.ok ? null : reply.problem)
        return reply
      }
      await surroundings.wait(pause, request.signal)
    }
  }

  return {
    source,
    request: async (request) => {
      const url = resolve(request)
      if (!url)
        return fail(upstreamProblem(source, 'bad-answer', 'It points to a place outside itself.'))
      const failures = breaker.failures()
      const standing = breaker.standing()
      if (standing) return fail(standing)
      const cancelled = () =>
        fail(upstreamProblem(source, 'unreachable', 'The request was cancelled.'))
      try {
        const reply = await gate(() => {
          // It may have failed for others while this one waited for its turn.
          const opened = breaker.failures() > failures ? breaker.standing() : null
          return opened ? Promise.resolve(fail(opened)) : persist(request, url)
        })
        return request.signal?.aborted ? cancelled() : reply
      } catch (error) {
        if (request.signal?.aborted) return cancelled()
        throw error
      }
    },
    close: async () => auth?.close(),
  }
}
