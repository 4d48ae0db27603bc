import { createDrivenEstate } from '../estate/driven-estate'
import type { Size } from '../estate/sizes'
import type { Region } from '../estate/types'
import { fetchFrom } from '../http'
import type { Method } from '../router'
import type { RateLimit } from './gate'
import { greenlakeHandlers } from './handlers'
import type { Service } from './refusal'
import type { OperationsWire } from './resource'
import type { ApiClient } from './tokens'
import { createTokenBook, tokenHandlers } from './tokens'

const globalOrigin = 'https://global.api.greenlake.hpe.com'
export const workspaceId = 'bb20052ac81011ed895f7a6e2fba2c57'

/** A still estate with the hosts of one region in process, and a client that may sign in to them. */
export const createRegion = (
  options: {
    region?: Region
    rateLimit?: RateLimit
    services?: Service[]
    size?: Size
    driven?: ReturnType<typeof createDrivenEstate>
    operationsWire?: OperationsWire
    secretMark?: string
    outgoing?: (request: Request) => Promise<Response>
  } = {},
) => {
  const { region = 'eu-central', rateLimit, services, size = 'small' } = options
  const { estate, pass } = options.driven ?? createDrivenEstate({ size })
  const origin = `https://${region}.api.greenlake.hpe.com`
  const book = createTokenBook(estate.now, options.secretMark)
  const client = { id: 'console', secret: 'open sesame', ...(services ? { services } : {}) }
  const fetch = fetchFrom([
    ...tokenHandlers({ origin: globalOrigin, workspaceId, clients: [client], book }),
    ...greenlakeHandlers(estate, region, {
      origin,
      workspaceId,
      book,
      ...(rateLimit ? { rateLimit } : {}),
      ...(options.outgoing ? { outgoing: options.outgoing } : {}),
      ...(options.operationsWire ? { operationsWire: options.operationsWire } : {}),
    }),
  ])
  const requestToken = (path: string, form: Record<string, string>, headers = {}) =>
    fetch(
      new Request(`${globalOrigin}${path}`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(form),
      }),
    )
  /** What one person does, by a token of their own. */
  const actAs = (one: ApiClient) => {
    const authorization = `Bearer ${book.issue(one, 7 * 86_400)}`
    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(new Request(`${origin}${path}`, { headers: { authorization, ...headers } }))
    const send = (
      method: Exclude<Method, 'GET'>,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) => {
      const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
      return fetch(
        new Request(`${origin}${path}`, {
          method,
          headers: {
            authorization,
            ...(body === undefined ? {} : { 'content-type': type }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      )
    }
    return { get, send }
  }
  const { get, send } = actAs(client)
  return {
    estate,
    pass,
    region,
    client,
    book,
    requestToken,
    /** A request as it is, to any of the addresses. */
    fetch,
    /** Reads and writes of another person of the workspace, by e-mail. */
    as: (user: string) => actAs({ ...client, id: user, user }),
    get,
    /** A write; the body goes as JSON, of a PATCH as a merge patch. */
    send,
    /** The body of an answer; the query goes encoded. */
    read: async <T>(path: string, query: Record<string, string> = {}): Promise<T> =>
      (await get(`${path}?${new URLSearchParams(query)}`)).json() as Promise<T>,
  }
}

/** A list's body, as far as specs look at it. */
export type Listed<T = Record<string, unknown>> = {
  items: T[]
  count: number
  total: number
  offset?: number
  next?: string
}
