import type { Service } from './refusal'
import { refusal } from './refusal'
import type { ApiClient, TokenBook } from './tokens'

/** Requests per client and window (facts.md 3: per API client, headers on every reply). */
export type RateLimit = { requests: number; windowSeconds: number }

/** What every request to a regional host passes first: token, rate, permission, media type asked for. */
type Gate = (
  request: Request,
  asked: { service: Service; gives?: string },
  answer: (client: ApiClient) => Response | Promise<Response>,
) => Promise<Response>

const accepts = (request: Request, type: string) => {
  const ranges = request.headers
    .get('accept')
    ?.toLowerCase()
    .split(/\s*[,;]\s*/)
  const [family] = type.split('/')
  return !ranges || ['*/*', `${family}/*`, type].some((range) => ranges.includes(range))
}

/** The answer with further headers. */
export const withHeaders = (response: Response, headers: Record<string, string>): Response => {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

/** The gate of one regional host: budgets count per API client, in windows on the estate's clock. */
export const createGate = (book: TokenBook, limit: RateLimit, now: () => number): Gate => {
  const windows = new Map<string, { endsAt: number; used: number }>()

  const spend = (clientId: string) => {
    const held = windows.get(clientId)
    const window =
      held && held.endsAt > now() ? held : { endsAt: now() + limit.windowSeconds * 1000, used: 0 }
    window.used += 1
    windows.set(clientId, window)
    const resetSeconds = Math.ceil((window.endsAt - now()) / 1000)
    const headers = {
      'ratelimit-limit': String(limit.requests),
      'ratelimit-remaining': String(Math.max(0, limit.requests - window.used)),
      'ratelimit-reset': String(resetSeconds),
    }
    return { exceeded: window.used > limit.requests, resetSeconds, headers }
  }

  return async (request, { service, gives = 'application/json' }, answer) => {
    const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
    const client = token === undefined ? null : book.verify(token)
    if (!client)
      return refusal(401, 'The access token is missing, unknown or out of date.', {
        code: 'HPE_GL_ERROR_UNAUTHORIZED',
      })
    const { exceeded, resetSeconds, headers } = spend(client.id)
    if (exceeded)
      return withHeaders(
        refusal(429, 'Too many requests.', { retryAfterSeconds: resetSeconds }),
        headers,
      )
    if (client.services && !client.services.includes(service))
      return withHeaders(refusal(403, 'You are not authorized to perform this action.'), headers)
    if (!accepts(request, gives))
      return withHeaders(refusal(406, `Only ${gives} can be sent.`), headers)
    return withHeaders(await answer(client), headers)
  }
}
