import { createHash, randomBytes } from 'node:crypto'
import type { Store } from '../store/store'
import type { Person } from './accounts'
import { readRole } from './accounts'

const idleMs = 8 * 3_600_000
const absoluteMs = 7 * 24 * 3_600_000
/** How seldom a use is written down. */
const noteEveryMs = 60_000

/** A session as the rest of the BFF sees it. `expiresAt` ISO, if nobody uses it until then. */
export type Session = Person & { csrf: string; expiresAt: string }

const hash = (token: string) => createHash('sha256').update(token).digest('base64url')
const secret = () => randomBytes(32).toString('base64url')

const expiryOf = (createdAt: string, seenAt: string) =>
  new Date(Math.min(Date.parse(createdAt) + absoluteMs, Date.parse(seenAt) + idleMs))

/** Server-side sessions: the cookie holds an opaque token, the store only its hash. */
export const createSessions = (store: Store, now: () => Date) => ({
  /** Starts a session; the token goes into the cookie and nowhere else. */
  start: async ({ name, role }: Person): Promise<{ token: string; session: Session }> => {
    const token = secret()
    const csrf = secret()
    const at = now().toISOString()
    const oldest = new Date(now().getTime() - absoluteMs).toISOString()
    await store.deleteFrom('session').where('created_at', '<', oldest).execute()
    await store
      .insertInto('session')
      .values({ token_hash: hash(token), name, role, csrf, created_at: at, seen_at: at })
      .execute()
    return { token, session: { name, role, csrf, expiresAt: expiryOf(at, at).toISOString() } }
  },
  /** The session of a token, if it lives. A use by a person keeps it alive; a background poll does not. */
  find: async (token: string, byPerson: boolean): Promise<Session | null> => {
    const found = await store
      .selectFrom('session')
      .selectAll()
      .where('token_hash', '=', hash(token))
      .executeTakeFirst()
    if (!found) return null
    const at = now()
    const expires = expiryOf(found.created_at, found.seen_at)
    if (expires <= at) return null
    const { name, csrf, created_at: createdAt } = found
    const used = byPerson && at.getTime() - Date.parse(found.seen_at) > noteEveryMs
    const seenAt = used ? at.toISOString() : found.seen_at
    if (used)
      await store
        .updateTable('session')
        .set({ seen_at: seenAt })
        .where('token_hash', '=', found.token_hash)
        .execute()
    const expiresAt = expiryOf(createdAt, seenAt).toISOString()
    return { name, csrf, role: readRole(found.role), expiresAt }
  },
  end: async (token: string): Promise<void> => {
    await store.deleteFrom('session').where('token_hash', '=', hash(token)).execute()
  },
  /** Ends what one click began, for a store that now serves real sources. */
  endWithoutAccount: async (): Promise<void> => {
    await store
      .deleteFrom('session')
      .where('name', 'not in', (accounts) => accounts.selectFrom('account').select('name'))
      .execute()
  },
})

export type Sessions = ReturnType<typeof createSessions>
