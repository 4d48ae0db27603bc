import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'msw'
import { http } from 'msw'
import { oauthRefusal, unauthorized } from './refusal'

const minute = 60_000
const idleMs = 10 * minute
const lifeMs = 24 * 60 * minute

/** `tokenMark` stands in front of each token, for tests that look for tokens where none may be. */
export type Credentials = { username: string; password: string; tokenMark?: string }

type Session = { token: string; startedAt: number; usedAt: number }

/** One session per user, on the estate's clock: ten idle minutes or a day end it (facts.md 2). */
export type Sessions = {
  /** The live session of the user, or a new one: `expires_in` counts down the same one. */
  open: () => { token: string; expiresIn: number; startedAt: number }
  /** Null: go on; else the 401 that says what is wrong with the bearer. */
  refuse: (request: Request) => Response | null
  end: (request: Request) => void
}

const bearerOf = (request: Request) =>
  /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]

/** The sessions of one controller. `mark` stands in front of every token. */
export const createSessions = (now: () => number, mark = ''): Sessions => {
  let session: Session | null = null
  const given = new Set<string>()

  const ending = ({ startedAt, usedAt }: Session) => {
    if (now() - startedAt >= lifeMs) return 'Access token expired'
    return now() - usedAt >= idleMs ? 'Access token expired due to inactivity' : null
  }

  return {
    open: () => {
      if (session === null || ending(session) !== null) {
        session = { token: `${mark}${randomUUID()}`, startedAt: now(), usedAt: now() }
        given.add(session.token)
      }
      session.usedAt = now()
      const expiresIn = Math.floor((session.startedAt + lifeMs - now()) / 1000) - 1
      return { token: session.token, expiresIn, startedAt: session.startedAt }
    },
    refuse: (request) => {
      const token = bearerOf(request)
      if (token === undefined || !given.has(token))
        return unauthorized(new URL(request.url).pathname, now())
      const held = session?.token === token ? session : null
      const ended = held ? ending(held) : 'Access token expired'
      if (ended !== null) return oauthRefusal(401, 'invalid_token', `${ended}: ${token}`)
      if (held) held.usedAt = now()
      return null
    },
    end: (request) => {
      if (session?.token === bearerOf(request)) session = null
    },
  }
}

const client = `Basic ${Buffer.from('simplivity:').toString('base64')}`

const grant = async (request: Request, sessions: Sessions, { username, password }: Credentials) => {
  if (request.headers.get('authorization') !== client)
    return oauthRefusal(401, 'invalid_client', 'Bad client credentials')
  const form = new URLSearchParams(await request.text())
  if (form.get('grant_type') !== 'password')
    return oauthRefusal(400, 'unsupported_grant_type', 'Unsupported grant type')
  if (form.get('username') !== username || form.get('password') !== password)
    return oauthRefusal(400, 'invalid_grant', 'Invalid credentials')
  const { token, expiresIn, startedAt } = sessions.open()
  return Response.json({
    access_token: token,
    token_type: 'bearer',
    expires_in: expiresIn,
    scope: 'read write',
    updated_at: startedAt,
  })
}

/** The password grant of the client `simplivity`, and revoking, which is a GET (facts.md 2). */
export const tokenHandlers = (
  origin: string,
  sessions: Sessions,
  credentials: Credentials,
  now: () => number,
): RequestHandler[] => [
  http.post(`${origin}/api/oauth/token`, ({ request }) => grant(request, sessions, credentials)),
  http.get(`${origin}/api/oauth/revoke`, ({ request }) => {
    const refused = sessions.refuse(request)
    if (refused) return refused
    sessions.end(request)
    return new Response(null, { status: 200 })
  }),
  http.post(`${origin}/api/oauth/revoke`, () => unauthorized('/api/oauth/revoke', now())),
]
