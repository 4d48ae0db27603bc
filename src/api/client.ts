import type { QueryClient, QueryFilters, QueryFunctionContext } from '@tanstack/react-query'
import * as v from 'valibot'
import type { Problem } from '../contract/problem'
import { problemSchema } from '../contract/problem'
import { backgroundHeader, csrfHeader } from '../contract/session'
import { takeBootReply } from './boot'
import { ProblemError } from './problem-error'
import { sessionKey, setSignedOut } from './signed-out'

const patienceMs = 20_000

const ownProblem = (kind: Problem['kind'], title: string, detail: string) =>
  new ProblemError({ kind, title, detail })

type Sent = RequestInit & { timeoutMs?: number }

const send = async (
  url: string,
  { timeoutMs = patienceMs, ...init }: Sent,
  signal?: AbortSignal,
): Promise<Response> => {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    return await fetch(url, {
      ...init,
      credentials: 'same-origin',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw timeout.aborted
      ? ownProblem('timeout', 'Sightline took too long', `No reply within ${timeoutMs / 1000} s.`)
      : ownProblem('unreachable', 'Sightline does not answer', 'The connection to it failed.')
  }
}

const problemFrom = async (response: Response) => {
  const body: unknown = await response.json().catch(() => null)
  const parsed = v.safeParse(problemSchema, body)
  if (parsed.success) return new ProblemError({ status: response.status, ...parsed.output })
  return new ProblemError({
    kind: response.status === 401 ? 'signed-out' : 'bad-answer',
    title: 'Sightline gave an answer that this page cannot read',
    detail: `Status ${response.status}, without a reason.`,
    status: response.status,
  })
}

const request = async <T extends v.GenericSchema>(
  url: string,
  schema: T,
  init: Sent,
  signal?: AbortSignal,
): Promise<v.InferOutput<T>> => {
  const response = await send(url, init, signal)
  if (!response.ok) {
    const error = await problemFrom(response)
    if (error.problem.kind === 'signed-out') setSignedOut(true)
    throw error
  }
  const parsed = v.safeParse(schema, await response.json().catch(() => undefined))
  if (!parsed.success)
    throw ownProblem(
      'bad-answer',
      'Sightline gave an answer that this page cannot read',
      'The page may be older than the server. Reload it.',
    )
  return parsed.output
}

/** Reads one URL. `background`: no person asked for it, so it must not keep an idle session alive. */
export const get = <T extends v.GenericSchema>(
  url: string,
  schema: T,
  { signal, background }: { signal?: AbortSignal; background: boolean },
) => request(url, schema, { headers: background ? { [backgroundHeader]: '1' } : {} }, signal)

/**
 * Writes: a JSON body, and the session's CSRF token where there is a session. Never sent twice; `timeoutMs`
 * where the answer may take long.
 */
export const write = <T extends v.GenericSchema>(
  method: 'POST' | 'DELETE',
  url: string,
  schema: T,
  { body, csrf, timeoutMs }: { body?: unknown; csrf?: string; timeoutMs?: number },
) =>
  request(url, schema, {
    method,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    headers: {
      ...(csrf === undefined ? {} : { [csrfHeader]: csrf }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

/** What the page brought along as the reply to this URL, once; undefined where it brought none. */
export const bootValue = <T extends v.GenericSchema>(
  url: string,
  schema: T,
): v.InferOutput<T> | undefined => {
  const parsed = v.safeParse(schema, takeBootReply(url))
  return parsed.success ? parsed.output : undefined
}

/** Whether any of these was asked before, with or without an answer: then it is a poll that asks again. */
export const wasAsked = (client: QueryClient, filters: QueryFilters): boolean =>
  client
    .getQueryCache()
    .findAll(filters)
    .some(({ state }) => state.data !== undefined || state.errorUpdateCount > 0)

/** A reply shows that there is a session; where there was none before, whose it is is asked anew. */
export const answered = (client: QueryClient) => {
  if (setSignedOut(false)) void client.invalidateQueries({ queryKey: sessionKey })
}

/**
 * The part that every options factory shares: starts with what the page brought along, reads the rest.
 * Asking again is a poll, the first time was somebody's click. `ofEveryVersion`: the key without the
 * version that ends it, where a new version is asked for by itself.
 */
export const reading = <T extends v.GenericSchema>(
  url: string,
  schema: T,
  ofEveryVersion?: QueryFilters['queryKey'],
) => ({
  queryFn: async ({ signal, client, queryKey }: QueryFunctionContext) => {
    const background = wasAsked(
      client,
      ofEveryVersion ? { queryKey: ofEveryVersion } : { queryKey, exact: true },
    )
    const value = await get(url, schema, { signal, background })
    answered(client)
    return value
  },
  initialData: () => bootValue(url, schema),
})
