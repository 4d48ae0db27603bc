/** What an account may do (facts.md 9); every one may log in and read. */
export const privileges = [
  'HostBIOSConfigPriv',
  'HostNICConfigPriv',
  'HostStorageConfigPriv',
  'LoginPriv',
  'RemoteConsolePriv',
  'SystemRecoveryConfigPriv',
  'UserConfigPriv',
  'VirtualMediaPriv',
  'VirtualPowerAndResetPriv',
  'iLOConfigPriv',
] as const
export type Privilege = (typeof privileges)[number]

export const roleIds = ['Administrator', 'Operator', 'ReadOnly'] as const
export type RoleId = (typeof roleIds)[number]

/** What each role of an iLO brings. */
export const roles: Record<RoleId, readonly Privilege[]> = {
  Administrator: privileges,
  Operator: [
    'HostBIOSConfigPriv',
    'HostNICConfigPriv',
    'HostStorageConfigPriv',
    'LoginPriv',
    'RemoteConsolePriv',
    'VirtualMediaPriv',
    'VirtualPowerAndResetPriv',
  ],
  ReadOnly: ['LoginPriv'],
}

/** A local account of a BMC. */
export type Account = {
  id: string
  userName: string
  password: string
  loginName: string
  roleId: RoleId
}

/** How many a BMC keeps. */
const maxAccounts = 12

export type Accounts = {
  all: () => readonly Account[]
  /** Null: the name or the password is wrong. */
  check: (userName: unknown, password: unknown) => Account | null
  /** Null: no more fit. */
  add: (account: Omit<Account, 'id'>) => Account | null
  remove: (id: string) => void
}

/** The accounts of one BMC, with the one that it is delivered with. */
export const createAccounts = (first: { username: string; password: string }): Accounts => {
  const accounts = new Map<string, Account>()
  let last = 0
  const add = (account: Omit<Account, 'id'>) => {
    if (accounts.size >= maxAccounts) return null
    last += 1
    const added = { ...account, id: String(last) }
    accounts.set(added.id, added)
    return added
  }
  add({
    userName: first.username,
    password: first.password,
    loginName: first.username,
    roleId: 'Administrator',
  })
  return {
    all: () => [...accounts.values()],
    check: (userName, password) =>
      [...accounts.values()].find(
        (account) => account.userName === userName && account.password === password,
      ) ?? null,
    add,
    remove: (id) => accounts.delete(id),
  }
}
