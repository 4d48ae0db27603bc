import { randomBytes } from 'node:crypto'

/** How many an iLO keeps is not published (facts.md 3); ours are few. */
const maxSessions = 8
const idleMs = 30 * 60_000

/** `tokenMark` stands in front of each token, for tests that look for tokens where none may be. */
export type Credentials = { username: string; password: string; tokenMark?: string }

/** One login, on the estate's clock; each use puts its end off by 30 minutes (facts.md 3). */
export type Session = {
  id: string
  token: string
  userName: string
  openedAt: number
  usedAt: number
}

export type Sessions = {
  /** Null: all are taken. */
  open: (userName: string) => Session | null
  use: (token: string) => Session | null
  close: (id: string) => boolean
  all: () => Session[]
}

export const expiryOf = ({ usedAt }: Session): number => usedAt + idleMs

/** The sessions of one iLO. `mark` stands in front of every token. */
export const createSessions = (now: () => number, mark = ''): Sessions => {
  const sessions = new Map<string, Session>()
  const all = () => {
    for (const session of sessions.values())
      if (expiryOf(session) <= now()) sessions.delete(session.id)
    return [...sessions.values()]
  }
  return {
    all,
    open: (userName) => {
      if (all().length >= maxSessions) return null
      const session: Session = {
        id: `${userName.toLowerCase()}${randomBytes(8).toString('hex')}`,
        token: `${mark}${randomBytes(16).toString('hex')}`,
        userName,
        openedAt: now(),
        usedAt: now(),
      }
      sessions.set(session.id, session)
      return session
    },
    use: (token) => {
      const session = all().find((one) => one.token === token)
      if (session) session.usedAt = now()
      return session ?? null
    },
    close: (id) => sessions.delete(id),
  }
}

/** Whether HTTP Basic carries these; an iLO then needs no session. */
export const isBasic = (header: string | null, { username, password }: Credentials): boolean =>
  header === `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
