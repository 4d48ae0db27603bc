import type { Role } from '../../contract/session'
import { roles } from '../../contract/session'
import { upsert } from '../store/bulk'
import type { Store } from '../store/store'
import { hashPassword, verifyPassword } from './passwords'

/** Who somebody is once signed in. */
export type Person = { name: string; role: Role }

/** A stored role; one that this version does not know may only look. */
export const readRole = (text: string): Role => roles.find((role) => role === text) ?? 'viewer'

/**
 * Creates a local account, or gives an existing one a new role and password; its sessions end, which
 * have the old ones.
 */
export const putAccount = async (
  store: Store,
  account: Person & { password: string; now: Date },
): Promise<void> => {
  const { name, role, now } = account
  const password = await hashPassword(account.password)
  await upsert(
    store,
    'account',
    ['name'],
    [{ name, role, password, created_at: now.toISOString() }],
  )
  await store.deleteFrom('session').where('name', '=', name).execute()
}

/** The person with this name and password, or null. */
export const checkAccount = async (
  store: Store,
  name: string,
  password: string,
): Promise<Person | null> => {
  const account = await store
    .selectFrom('account')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirst()
  const right = await verifyPassword(password, account?.password ?? null)
  return account && right ? { name: account.name, role: readRole(account.role) } : null
}
