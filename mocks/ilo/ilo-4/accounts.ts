import * as v from 'valibot'
import type { Account, Privilege, RoleId } from '../accounts'
import { roles } from '../accounts'
import { writing } from '../entry'
import { Refused, say } from '../saying'
import type { View } from '../view'
import { allNames } from './forms'
import type { Named } from './named'
import { hp, members, to } from './named'
import type { Page } from './page'
import { page } from './page'

const path = 'AccountService/Accounts'

/** The six privileges that an iLO 4 knows. */
const oldPrivileges = [
  'LoginPriv',
  'RemoteConsolePriv',
  'UserConfigPriv',
  'VirtualMediaPriv',
  'VirtualPowerAndResetPriv',
  'iLOConfigPriv',
] as const satisfies Privilege[]

export const privilegesOf = (roleId: RoleId) =>
  Object.fromEntries(oldPrivileges.map((name) => [name, roles[roleId].includes(name)]))

const named = ({ id, userName, loginName, roleId }: Account): Named => ({
  path: `${path}/${id}`,
  name: 'ManagerAccount',
  version: '1.0.0',
  always: {
    Description: 'iLO User Account',
    Name: 'User Account',
    Oem: hp('HpiLOAccount', '1.0.0', { LoginName: loginName, Privileges: privilegesOf(roleId) }),
    Password: null,
    UserName: userName,
  },
  fresh: { Id: id },
})

const privileges = v.partial(v.strictObject(v.entriesFromList(oldPrivileges, v.boolean())))
const password = v.pipe(v.string(), v.minLength(8), v.maxLength(39))
const created = v.strictObject({
  UserName: v.string(),
  Password: password,
  Oem: v.strictObject({
    Hp: v.strictObject({ LoginName: v.string(), Privileges: v.optional(privileges, {}) }),
  }),
})

/** The role that comes nearest to what was given; an iLO 4 has no roles of its own. */
const roleOf = (given: v.InferOutput<typeof privileges>): RoleId => {
  if (given.iLOConfigPriv || given.UserConfigPriv) return 'Administrator'
  return given.VirtualPowerAndResetPriv || given.RemoteConsolePriv ? 'Operator' : 'ReadOnly'
}

/** Local accounts; they stand in their collection as a whole. */
export const accountPages = ({ accounts }: View): Page[] => {
  const all = accounts.all().map((account) => ({ account, named: named(account) }))
  const post = writing('UserConfigPriv', created, ({ UserName, Password, Oem: { Hp } }) => {
    if (all.some(({ account }) => account.userName === UserName))
      throw new Refused(say(400, 'iLO.UserNameAlreadyExists'))
    const added = accounts.add({
      userName: UserName,
      password: Password,
      loginName: Hp.LoginName,
      roleId: roleOf(Hp.Privileges),
    })
    if (!added) throw new Refused(say(400, 'Base.CreateLimitReachedForResource'))
    return say(201, 'Base.Created')
  })
  const list = members(
    path,
    'ManagerAccount',
    'iLO User Accounts',
    all.map((one) => one.named.path),
    all.map((one) => allNames(one.named)),
  )
  const service: Named = {
    path: 'AccountService',
    name: 'AccountService',
    version: '1.0.0',
    always: {
      Name: 'Account Service',
      Oem: hp('HpiLOAccountService', '1.0.0', {
        AuthFailureDelayTimeSeconds: 10,
        AuthFailureLoggingThreshold: 3,
        AuthFailuresBeforeDelay: 1,
        MinPasswordLength: 8,
      }),
    },
    fresh: { Id: 'AccountService', Accounts: to(path) },
    oldLinks: { Accounts: path },
  }
  return [
    page(service),
    page({ ...list, always: { Description: 'iLO User Accounts', Name: 'Accounts' } }, { post }),
    ...all.map(({ account, named }) =>
      page(named, {
        remove: writing('UserConfigPriv', v.unknown(), () => {
          accounts.remove(account.id)
          return say(200, 'Base.AccountRemoved')
        }),
      }),
    ),
  ]
}
