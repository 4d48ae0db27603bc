import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'msw'
import { http } from 'msw'
import type { Service } from './refusal'

/** A personal API client of the workspace. `services`: left out, it may use all of them. */
export type ApiClient = {
  id: string
  secret: string
  services?: Service[]
  /** Whose permissions it has, as e-mail; left out: a user of its own name. */
  user?: string
}

/** The person that acts through a client. */
export const userOf = ({ id, user }: ApiClient): string => user ?? `${id}@example.com`

/** The tokens that are out, opaque and bound to their client, on the estate's clock. */
export type TokenBook = {
  /** What stands in front of every secret that is handed out. */
  mark: string
  issue: (client: ApiClient, seconds: number) => string
  /** Whose token it is; null when unknown or expired. */
  verify: (token: string) => ApiClient | null
  /** All tokens end before their time: those of one client, or all. */
  revoke: (clientId?: string) => void
}

/** `mark` stands in front of each token, for tests that look for tokens where none may be. */
export const createTokenBook = (now: () => number, mark = ''): TokenBook => {
  const tokens = new Map<string, { client: ApiClient; expiresAt: number }>()
  return {
    mark,
    issue: (client, seconds) => {
      for (const [token, { expiresAt }] of tokens) if (expiresAt <= now()) tokens.delete(token)
      const token = mark + randomBytes(48).toString('base64url')
      tokens.set(token, { client, expiresAt: now() + seconds * 1000 })
      return token
    },
    verify: (token) => {
      const held = tokens.get(token)
      return held && held.expiresAt > now() ? held.client : null
    },
    revoke: (clientId) => {
      for (const [token, { client }] of tokens)
        if (clientId === undefined || client.id === clientId) tokens.delete(token)
    },
  }
}

const oauthError = (status: number, error: string, error_description: string) =>
  Response.json({ error, error_description }, { status })

const basicCredentials = (header: string | null): [string, string] | null => {
  if (!header?.startsWith('Basic ')) return null
  const [id = '', ...secret] = Buffer.from(header.slice(6), 'base64').toString().split(':')
  return [decodeURIComponent(id), decodeURIComponent(secret.join(':'))]
}

/** Client credentials in the form, or (at the old endpoint) as HTTP Basic. */
const grant = async (
  request: Request,
  book: TokenBook,
  clients: ApiClient[],
  seconds: number,
): Promise<Response> => {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded'))
    return oauthError(400, 'invalid_request', 'The body must be a form.')
  const form = new URLSearchParams(await request.text())
  if (form.get('grant_type') !== 'client_credentials')
    return oauthError(400, 'unsupported_grant_type', 'Only client_credentials is supported.')
  const [id, secret] = basicCredentials(request.headers.get('authorization')) ?? [
    form.get('client_id'),
    form.get('client_secret'),
  ]
  const client = clients.find((one) => one.id === id && one.secret === secret)
  if (!client) return oauthError(401, 'invalid_client', 'Client authentication failed.')
  return Response.json(
    { access_token: book.issue(client, seconds), token_type: 'Bearer', expires_in: seconds },
    { headers: { 'cache-control': 'no-store' } },
  )
}

/**
 * Both token endpoints (compute-ops facts.md 2): of the workspace, with 15 minutes to live, and the old
 * global one with two hours.
 */
export const tokenHandlers = (options: {
  origin: string
  workspaceId: string
  clients: ApiClient[]
  book: TokenBook
}): RequestHandler[] => {
  const { origin, workspaceId, clients, book } = options
  return [
    http.post(`${origin}/authorization/v2/oauth2/:workspaceId/token`, ({ request, params }) =>
      params['workspaceId'] === workspaceId
        ? grant(request, book, clients, 900)
        : oauthError(404, 'invalid_request', 'No such workspace.'),
    ),
    http.post(`${origin}/as/token.oauth2`, ({ request }) => grant(request, book, clients, 7199)),
  ]
}
