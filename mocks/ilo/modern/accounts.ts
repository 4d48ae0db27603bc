import * as v from 'valibot'
import { iloSettingOf } from '../../estate/ilo-settings'
import { type Account, privileges, type Privilege, type RoleId, roleIds, roles } from '../accounts'
import { type Entry, writing } from '../entry'
import { ref, type Resource } from '../redfish'
import { Refused, say } from '../saying'
import type { View } from '../view'
import { list, oem, single } from './kit'

const service = 'AccountService'
const path = `${service}/Accounts`
const minimum = 8
const maximum = 39

const privilegesOf = (roleId: RoleId) =>
  Object.fromEntries(privileges.map((name) => [name, roles[roleId].includes(name)]))

const accountOf = (view: View, account: Account): Resource => ({
  ...(view.generation === 5
    ? {}
    : { AccountTypes: ['Redfish', 'WebUI'], Keys: ref(`${path}/${account.id}/Keys`) }),
  Description: 'iLO User Account',
  Enabled: true,
  Links: { Role: ref(`${service}/Roles/${account.roleId}`) },
  Name: 'User Account',
  Oem: oem(view, 'HpeiLOAccount', {
    LoginName: account.loginName,
    Privileges: privilegesOf(account.roleId),
    ServiceAccount: false,
  }),
  Password: null,
  PasswordChangeRequired: false,
  RoleId: account.roleId,
  UserName: account.userName,
})

const named = v.strictObject({
  Hpe: v.strictObject({ LoginName: v.optional(v.string()) }),
})
const created = v.strictObject({
  UserName: v.string(),
  Password: v.string(),
  RoleId: v.optional(v.picklist(roleIds)),
  Oem: v.optional(named),
})
const changed = v.partial(created)

const checkPassword = (password: string) => {
  if (password.length < minimum || password.length > maximum)
    throw new Refused(say(400, 'iLO.InvalidPasswordLength', String(minimum), String(maximum)))
}

const checkName = (view: View, userName: string, own: Account | null) => {
  if (view.accounts.all().some((one) => one !== own && one.userName === userName))
    throw new Refused(say(400, 'iLO.UserNameAlreadyExists'))
}

const add = (view: View) =>
  writing('UserConfigPriv', created, (body) => {
    checkName(view, body.UserName, null)
    checkPassword(body.Password)
    const account = view.accounts.add({
      userName: body.UserName,
      password: body.Password,
      loginName: body.Oem?.Hpe.LoginName ?? body.UserName,
      roleId: body.RoleId ?? 'ReadOnly',
    })
    if (!account) throw new Refused(say(400, 'Base.CreateLimitReachedForResource'))
    const location = `${view.origin}/redfish/v1/${path}/${account.id}/`
    return { ...say(201, 'Base.Created'), headers: { location } }
  })

const change = (view: View, account: Account) =>
  writing('UserConfigPriv', changed, (body) => {
    if (body.UserName !== undefined) checkName(view, body.UserName, account)
    if (body.Password !== undefined) checkPassword(body.Password)
    account.userName = body.UserName ?? account.userName
    account.password = body.Password ?? account.password
    account.roleId = body.RoleId ?? account.roleId
    account.loginName = body.Oem?.Hpe.LoginName ?? account.loginName
    return say(200, 'Base.AccountModified')
  })

const remove = (view: View, account: Account) =>
  writing('UserConfigPriv', v.unknown(), () => {
    view.accounts.remove(account.id)
    return say(200, 'Base.AccountRemoved')
  })

const accountEntriesOf = (view: View): Entry[] =>
  list(
    path,
    'ManagerAccount',
    { name: 'Accounts', description: 'iLO User Accounts' },
    view.accounts.all().flatMap((account) => [
      single(view, `${path}/${account.id}`, 'ManagerAccount', () => accountOf(view, account), {
        patch: change(view, account),
        remove: remove(view, account),
      }),
      ...(view.generation === 5
        ? []
        : list(
            `${path}/${account.id}/Keys`,
            'Key',
            { name: 'Keys', description: 'iLO User Keys' },
            [],
          )),
    ]),
    { post: add(view) },
  )

const standard: Record<RoleId, string[]> = {
  Administrator: [
    'Login',
    'ConfigureSelf',
    'ConfigureManager',
    'ConfigureUsers',
    'ConfigureComponents',
  ],
  Operator: ['Login', 'ConfigureSelf', 'ConfigureComponents'],
  ReadOnly: ['Login', 'ConfigureSelf'],
}
/** Privileges that Redfish's own words do not cover. */
const hpes: Privilege[] = [
  'RemoteConsolePriv',
  'VirtualMediaPriv',
  'VirtualPowerAndResetPriv',
  'HostBIOSConfigPriv',
  'HostNICConfigPriv',
  'HostStorageConfigPriv',
  'SystemRecoveryConfigPriv',
]

const roleOf = (roleId: RoleId): Resource => {
  const own = hpes.filter((name) => roles[roleId].includes(name))
  return {
    AssignedPrivileges: standard[roleId],
    Description: 'iLO User Role',
    IsPredefined: true,
    Name: 'User Role',
    ...(own.length > 0 ? { OemPrivileges: own } : {}),
    RoleId: roleId,
  }
}

const directory = {
  AccountProviderType: 'ActiveDirectoryService',
  Authentication: { AuthenticationType: 'UsernameAndPassword', Password: null, Username: '' },
  RemoteRoleMapping: [],
  ServiceAddresses: [''],
  ServiceEnabled: false,
}

const serviceOf = (view: View): Resource => ({
  Accounts: ref(path),
  ActiveDirectory: directory,
  Description: 'iLO User Accounts',
  HTTPBasicAuth: 'Unadvertised',
  LDAP: { ...directory, LDAPService: { SearchSettings: {} } },
  LocalAccountAuth: 'Enabled',
  MinPasswordLength: minimum,
  Name: 'Account Service',
  Oem: oem(view, 'HpeiLOAccountService', {
    ...ref(service),
    Id: 'AccountService',
    AuthFailureDelayTimeSeconds: 10,
    AuthFailureLoggingThreshold: 3,
    AuthFailuresBeforeDelay: 1,
    DefaultPassword: null,
    DefaultUserName: null,
    DirectorySettings: {
      LdapAuthenticationMode: 'Disabled',
      LdapCaCertificateLoaded: false,
      LdapServerPort: 636,
    },
    EnforcePasswordComplexity: iloSettingOf(view.machine, 'EnforcePasswordComplexity'),
    KerberosSettings: { KDCServerPort: 88, KerberosRealm: '' },
    MinPasswordLength: minimum,
    TwoFactorAuth: 'Disabled',
  }),
  Roles: ref(`${service}/Roles`),
})

/** Who may log in, and what they then may do. */
export const accountEntries = (view: View): Entry[] => [
  single(view, service, 'AccountService', () => serviceOf(view)),
  ...accountEntriesOf(view),
  ...list(
    `${service}/Roles`,
    'Role',
    { name: 'Roles', description: 'iLO Roles Collection' },
    roleIds.map((roleId) =>
      single(view, `${service}/Roles/${roleId}`, 'Role', () => roleOf(roleId)),
    ),
  ),
]
