import { hash as digest, randomBytes, randomUUID } from 'node:crypto'
import type { Store } from '../store/store'
import type { Person } from './person'
import { accountPrefix, readRole } from './person'
import { createRemembered } from './remembered'

/** How long a session lives that nobody uses, and how long any lives. */
export type SessionLimits = { idleMs: number; longestMs: number }

/** A session as the rest of the BFF sees it. `expiresAt` ISO, if nobody uses it until then. */
export type Session = Person & { id: string; csrf: string; expiresAt: string }

/** Where a session begins: the address of the request, and the browser in words. */
export type Whence = { address: string; browser: string }

/** What the identity provider's word rests on: how long it is good for, when it is asked again. */
export type Vouched = { until: string; checkAt: string; refresh: string }

/** How seldom a use is written down. */
const noteEveryMs = 60_000

export const hash = (token: string): string => digest('sha256', token, 'base64url')
export const secret = (): string => randomBytes(32).toString('base64url')

const fields = ['id', 'person', 'name', 'role', 'csrf', 'created_at', 'seen_at', 'until'] as const

/** When a session ends if nobody uses it again, epoch ms. */
export const expiryOf = (
  { created_at, seen_at, until }: { created_at: string; seen_at: string; until: string },
  { idleMs, longestMs }: SessionLimits,
): number =>
  Math.min(
    Date.parse(created_at) + longestMs,
    Date.parse(seen_at) + idleMs,
    until === '' ? Infinity : Date.parse(until),
  )

/**
 * Server-side sessions: the cookie holds an opaque token, the store only its hash. `onEnded` gets the
 * sealed refresh tokens of sessions that ended before their time; `tell` lets the other BFFs of this
 * store know that sessions ended or changed.
 */
export const createSessions = (options: {
  store: Store
  now: () => Date
  limits: SessionLimits
  onEnded: (refreshes: string[]) => void
  tell: () => void
}) => {
  const { store, now, limits, onEnded, tell } = options
  const noteMs = Math.min(noteEveryMs, limits.idleMs / 10)
  const oldest = (ms: number) => new Date(now().getTime() - ms).toISOString()

  const forgetExpired = () =>
    store
      .deleteFrom('session')
      .where((row) =>
        row.or([
          row('created_at', '<=', oldest(limits.longestMs)),
          row('seen_at', '<=', oldest(limits.idleMs)),
          row.and([row('until', '<>', ''), row('until', '<=', oldest(0))]),
        ]),
      )
      .execute()

  const readRow = (tokenHash: string) =>
    store
      .selectFrom('session')
      .select(fields)
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst()
  type Row = NonNullable<Awaited<ReturnType<typeof readRow>>>
  /** Times epoch ms. */
  type Found = { session: Session; seenAt: number; endsAt: number }
  const found = createRemembered<Found>(now)

  const foundOf = (row: Row): Found => {
    const { id, person, name, csrf } = row
    const endsAt = expiryOf(row, limits)
    const expiresAt = new Date(endsAt).toISOString()
    const session = { id, key: person, name, csrf, role: readRole(row.role), expiresAt }
    return { session, seenAt: Date.parse(row.seen_at), endsAt }
  }

  /** A session that lives; only what is remembered to live need not be read. */
  const living = async (tokenHash: string, at: number): Promise<Found | null> => {
    const recent = found.recent(tokenHash)
    if (recent && recent.endsAt > at) return recent
    const read = await found.read(tokenHash, async () => {
      const row = await readRow(tokenHash)
      return row && foundOf(row)
    })
    return read && read.endsAt > at ? read : null
  }

  /** Sessions ended or changed in the store just now. */
  const changed = () => {
    found.forget()
    tell()
  }

  return {
    /** Sessions ended or changed in the store, by another hand: none is taken for what it was. */
    forget: found.forget,
    changed,

    /** Starts a session; the token goes into the cookie and nowhere else. */
    start: async (
      person: Person,
      whence: Whence,
      vouched: Vouched = { until: '', checkAt: '', refresh: '' },
    ): Promise<{ token: string; session: Session }> => {
      const token = secret()
      const { key, name, role } = person
      const at = now().toISOString()
      const { checkAt, ...word } = vouched
      const row = { csrf: secret(), created_at: at, seen_at: at, id: randomUUID(), name, role }
      await forgetExpired()
      await store
        .insertInto('session')
        .values({
          ...row,
          ...whence,
          ...word,
          check_at: checkAt,
          person: key,
          token_hash: hash(token),
        })
        .execute()
      const expiresAt = new Date(expiryOf({ ...row, ...word }, limits)).toISOString()
      return { token, session: { ...person, id: row.id, csrf: row.csrf, expiresAt } }
    },

    /** The session of a token, if it lives. A use by a person keeps it alive; a background poll does not. */
    find: async (token: string, byPerson: boolean): Promise<Session | null> => {
      const tokenHash = hash(token)
      const at = now()
      const held = await living(tokenHash, at.getTime())
      if (!held) return null
      if (!byPerson || at.getTime() - held.seenAt <= noteMs) return held.session
      await store
        .updateTable('session')
        .set({ seen_at: at.toISOString() })
        .where('token_hash', '=', tokenHash)
        .execute()
      found.forget()
      const used = await readRow(tokenHash)
      return used ? foundOf(used).session : null
    },

    /** Ends the sessions with these ids. Gives those that were there. */
    end: async (ids: readonly string[]): Promise<Pick<Session, 'id' | 'name'>[]> => {
      if (ids.length === 0) return []
      const ended = await store
        .deleteFrom('session')
        .where('id', 'in', ids)
        .returning(['id', 'name', 'refresh'])
        .execute()
      changed()
      const refreshes = ended.flatMap(({ refresh }) => (refresh === '' ? [] : [refresh]))
      if (refreshes.length > 0) onEnded(refreshes)
      return ended.map(({ id, name }) => ({ id, name }))
    },

    /** Ends what began by a door that is closed now: one click, or another identity provider. */
    endStrangers: async (doors: readonly string[]): Promise<void> => {
      await store
        .deleteFrom('session')
        .where((row) =>
          row.and([accountPrefix, ...doors].map((door) => row('person', 'not like', `${door}%`))),
        )
        .execute()
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>
