import type { Problem, Result } from '../../contract/problem'
import type { ShownCertificate } from './certificates'

/** The ways out of the process, passed in so that tests drive them. `random`: 0 to 1. */
export type Surroundings = {
  fetch: (request: Request) => Promise<Response>
  now: () => Date
  random: () => number
  /** Resolves after `ms`, or rejects when the signal aborts. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** What an origin last showed of itself; null where it has shown nothing. */
  certificateAt: (origin: string) => ShownCertificate | null
}

/**
 * One request to a source. `path` starts with `/` under the configured base, or is a URI that the
 * source itself sent: followed only on the same origin.
 */
export type UpstreamRequest = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  query?: Record<string, string | number | undefined>
  headers?: Record<string, string>
  body?: { json: unknown } | { form: Record<string, string> }
  /** Without the source's token, e.g. an iLO's service root. */
  anonymous?: boolean
  /**
   * A person wants to know now: into the reserve of the budget, a refused sign-in is tried again, and
   * nothing is repeated.
   */
  insist?: boolean
  /** The request of that person, for the log. */
  requestId?: string
  signal?: AbortSignal
}

/** A 2xx or 304 answer, its JSON parsed (null when empty). */
export type UpstreamReply = { status: number; headers: Headers; body: unknown }

/** The one door to a source's service: authentication, budget, breaker, retries, caps, redaction. */
export type Upstream = {
  /** Display name of the source, for problems. */
  source: string
  request: (request: UpstreamRequest) => Promise<Result<UpstreamReply>>
  /** Ends sessions held at the source, for a graceful stop. */
  close: () => Promise<void>
}

/** On whose behalf something is asked, and until when. */
export type Asking = { signal: AbortSignal; requestId?: string }

/** The same upstream for a person who wants to know now. */
export const askedFor = (upstream: Upstream, asking: Asking): Upstream => ({
  ...upstream,
  request: (request) => upstream.request({ ...request, ...asking, insist: true }),
})

/** How an API words its errors: what of a refused answer belongs in the problem. */
export type ReadProblem = (status: number, headers: Headers, body: unknown) => Partial<Problem>
