import { randomBytes } from 'node:crypto'
import type { Account, Privilege } from './accounts'

/** How many an iLO keeps is not published (facts.md 3); ours are few. */
const maxSessions = 8
const idleMs = 30 * 60_000

/** `tokenMark` stands in front of each token, for tests that look for tokens where none may be. */
export type Credentials = { username: string; password: string; tokenMark?: string }

/** One login, on the estate's clock; each use puts its end off by 30 minutes (facts.md 3). */
export type Session = {
  id: string
  token: string
  account: Account
  openedAt: number
  usedAt: number
}

/** Who asks, and what they may do; `session` is null for HTTP Basic, which needs none. */
export type Caller = {
  account: Account
  privileges: readonly Privilege[]
  session: Session | null
}

export type Sessions = {
  /** Null: all are taken. */
  open: (account: Account) => Session | null
  use: (token: string) => Session | null
  close: (id: string) => boolean
  all: () => Session[]
}

/** `administrator000000006878351bbe83f39`: the name, the second of the login, and what makes it unique. */
const idOf = ({ userName }: Account, at: number): string => {
  const second = Math.floor(at / 1000).toString(16)
  return `${userName.toLowerCase()}${second.padStart(16, '0')}${randomBytes(4).toString('hex').slice(1)}`
}

export const expiryOf = ({ usedAt }: Session): number => usedAt + idleMs

/**
 * The sessions of one BMC; those from before its last start, `upSince`, are gone. `mark` stands in front
 * of every token.
 */
export const createSessions = (now: () => number, upSince: () => number, mark = ''): Sessions => {
  const sessions = new Map<string, Session>()
  const all = () => {
    for (const session of sessions.values())
      if (expiryOf(session) <= now() || session.openedAt < upSince()) sessions.delete(session.id)
    return [...sessions.values()]
  }
  return {
    all,
    open: (account) => {
      if (all().length >= maxSessions) return null
      const session: Session = {
        id: idOf(account, now()),
        token: `${mark}${randomBytes(16).toString('hex')}`,
        account,
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

/** Name and password that HTTP Basic carries; null where it carries none. */
export const readBasic = (header: string | null): { userName: string; password: string } | null => {
  const [, pair] = /^Basic (.+)$/i.exec(header ?? '') ?? []
  if (pair === undefined) return null
  const [, userName = '', password = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(pair, 'base64').toString('utf8')) ?? []
  return { userName, password }
}
