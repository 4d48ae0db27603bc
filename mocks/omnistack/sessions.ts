import { randomUUID } from 'node:crypto'
import { oauthRefusal, unauthorized } from './refusal'

const minute = 60_000
const idleMs = 10 * minute
const lifeMs = 24 * 60 * minute

/** A user of the hypervisor manager: one who only reads may GET, but change nothing (facts.md 2). */
export type Role = 'administrator' | 'read-only'

/** Whose a session is. The emergency grant opens few doors, whatever the role. */
export type Holder = { username: string; role: Role; emergency: boolean }

type Session = { token: string; holder: Holder; startedAt: number; usedAt: number }

/** One session per user and grant, on the estate's clock: ten idle minutes or a day end it (facts.md 2). */
export type Sessions = {
  /** The live session of the user, or a new one: `expires_in` counts down the same one. */
  open: (holder: Holder) => { token: string; expiresIn: number; startedAt: number }
  /** Whose bearer it is; else the 401 that says what is wrong with it. */
  admit: (request: Request) => Holder | Response
  end: (request: Request) => void
}

const bearerOf = (request: Request) =>
  /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]

/** The sessions of one controller; those from before `revokedAt` are over. `mark` stands before every token. */
export const createSessions = (
  now: () => number,
  mark = '',
  revokedAt: () => number = () => 0,
): Sessions => {
  const sessions = new Map<string, Session>()
  const given = new Set<string>()

  const ending = ({ startedAt, usedAt }: Session) => {
    if (now() - startedAt >= lifeMs || startedAt < revokedAt()) return 'Access token expired'
    return now() - usedAt >= idleMs ? 'Access token expired due to inactivity' : null
  }

  const begin = (holder: Holder): Session => {
    const session = { token: `${mark}${randomUUID()}`, holder, startedAt: now(), usedAt: now() }
    given.add(session.token)
    return session
  }

  const heldBy = (token: string | undefined) =>
    [...sessions].find(([, session]) => session.token === token)

  return {
    open: (holder) => {
      const key = `${holder.username}/${holder.emergency}`
      const held = sessions.get(key)
      const session = held && ending(held) === null ? held : begin(holder)
      session.usedAt = now()
      sessions.set(key, session)
      const expiresIn = Math.floor((session.startedAt + lifeMs - now()) / 1000) - 1
      return { token: session.token, expiresIn, startedAt: session.startedAt }
    },
    admit: (request) => {
      const token = bearerOf(request)
      if (token === undefined || !given.has(token))
        return unauthorized(new URL(request.url).pathname, now())
      const session = heldBy(token)?.[1]
      const ended = session ? ending(session) : 'Access token expired'
      if (!session || ended !== null)
        return oauthRefusal(401, 'invalid_token', `${ended}: ${token}`)
      session.usedAt = now()
      return session.holder
    },
    end: (request) => {
      const [key] = heldBy(bearerOf(request)) ?? []
      if (key !== undefined) sessions.delete(key)
    },
  }
}
