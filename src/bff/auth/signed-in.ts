import type { SignedIn } from '../../contract/signed-in'
import type { Store } from '../store/store'
import { entryOf, readRole } from './person'
import type { Session, SessionLimits } from './sessions'
import { expiryOf } from './sessions'

const most = 1000

/** The sessions that live, the last used first: those of one person, or everybody's. */
export const listSignedIn = async (
  store: Store,
  limits: SessionLimits,
  now: Date,
  asker: Session,
  whose: 'own' | 'all',
): Promise<SignedIn[]> => {
  const rows = await store
    .selectFrom('session')
    .select(['id', 'person', 'name', 'role', 'address', 'browser', 'until'])
    .select(['created_at', 'seen_at'])
    .$if(whose === 'own', (query) => query.where('person', '=', asker.key))
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows
    .map((row) => ({ row, expires: expiryOf(row, limits) }))
    .filter(({ expires }) => expires > now.getTime())
    .map(({ row, expires }) => ({
      id: row.id,
      name: row.name,
      role: readRole(row.role),
      entry: entryOf(row.person),
      address: row.address,
      browser: row.browser,
      since: row.created_at,
      usedAt: row.seen_at,
      expiresAt: new Date(expires).toISOString(),
      current: row.id === asker.id,
      own: row.person === asker.key,
    }))
}
