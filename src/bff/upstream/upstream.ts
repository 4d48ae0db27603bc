import type { Problem, Result } from '../../contract/problem'

/** The ways out of the process, passed in so that tests drive them. `random`: 0 to 1. */
export type Surroundings = {
  fetch: (request: Request) => Promise<Response>
  now: () => Date
  random: () => number
  /** Resolves after `ms`, or rejects when the signal aborts. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
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
  signal?: AbortSignal
}

/** A 2xx or 304 answer, its JSON parsed (null when empty). */
export type UpstreamReply = { status: number; headers: Headers; body: unknown }

/** The one door to a source's service: authentication, budget, breaker, retries, caps, redaction. */
export type Upstream = {
  request: (request: UpstreamRequest) => Promise<Result<UpstreamReply>>
  /** Ends sessions held at the source, for a graceful stop. */
  close: () => Promise<void>
}

/** How an API words its errors: what of a refused answer belongs in the problem. */
export type ReadProblem = (status: number, headers: Headers, body: unknown) => Partial<Problem>
