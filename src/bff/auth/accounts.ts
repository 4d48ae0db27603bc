import type { Role } from '../../contract/session'
import { upsert } from '../store/bulk'
import type { Store } from '../store/store'
import { hashPassword, verifyPassword } from './passwords'
import type { Person } from './person'
import { accountPrefix, readRole } from './person'

const keyOf = (name: string) => `${accountPrefix}${name}`

const endSessions = (store: Store, name: string) =>
  store.deleteFrom('session').where('person', '=', keyOf(name)).execute()

/**
 * Creates a local account, or gives an existing one a new role and password; its sessions end, which
 * have the old ones. One that is disabled stays so.
 */
export const putAccount = async (
  store: Store,
  account: { name: string; role: Role; password: string; now: Date },
): Promise<void> => {
  const { name, role, now } = account
  const password = await hashPassword(account.password)
  await upsert(
    store,
    'account',
    ['name'],
    [{ name, role, password, created_at: now.toISOString() }],
  )
  await endSessions(store, name)
}

/** Disables an account, whose sessions end with it, or enables it again; false: nobody has the name. */
export const setDisabled = async (
  store: Store,
  name: string,
  disabledAt: Date | null,
): Promise<boolean> => {
  const { numUpdatedRows } = await store
    .updateTable('account')
    .set({ disabled_at: disabledAt?.toISOString() ?? '' })
    .where('name', '=', name)
    .executeTakeFirst()
  if (disabledAt) await endSessions(store, name)
  return numUpdatedRows > 0n
}

/** Whether a local account has this name. */
export const hasAccount = async (store: Store, name: string): Promise<boolean> =>
  (await store.selectFrom('account').select('name').where('name', '=', name).executeTakeFirst()) !==
  undefined

/** Every local account by name, without its password. Times ISO, null for never. */
export const listAccounts = async (store: Store) => {
  const rows = await store
    .selectFrom('account')
    .select(['name', 'role', 'disabled_at', 'signed_in_at'])
    .orderBy('name')
    .execute()
  return rows.map(({ name, role, disabled_at, signed_in_at }) => ({
    name,
    role: readRole(role),
    disabledAt: disabled_at || null,
    signedInAt: signed_in_at || null,
  }))
}

/**
 * The person with this name and password. That an account is disabled is told only to who knows its
 * password.
 */
export const checkAccount = async (
  store: Store,
  name: string,
  password: string,
): Promise<Person | 'wrong' | 'disabled'> => {
  const account = await store
    .selectFrom('account')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirst()
  const right = await verifyPassword(password, account?.password ?? null)
  if (!account || !right) return 'wrong'
  if (account.disabled_at !== '') return 'disabled'
  return { key: keyOf(name), name: account.name, role: readRole(account.role) }
}

/** Writes down that an account was used to sign in. */
export const noteSignIn = async (store: Store, name: string, now: Date): Promise<void> => {
  await store
    .updateTable('account')
    .set({ signed_in_at: now.toISOString() })
    .where('name', '=', name)
    .execute()
}
