import type { Entry } from '../entry'
import type { Asked } from '../kind'
import { sessionEntries } from '../session-entries'
import type { Session } from '../sessions'
import { expiryOf } from '../sessions'
import type { View } from '../view'
import { stamp } from '../words'
import { privilegesOf } from './accounts'
import { oldPathOf, shownAs } from './forms'
import type { Named } from './named'
import { hp, members, to } from './named'

const path = 'SessionService/Sessions'

export const sessionService = (): Named => ({
  path: 'SessionService',
  name: 'SessionService',
  version: '1.0.0',
  always: {
    Name: 'Session Service',
    ServiceEnabled: true,
    SessionTimeout: 30,
    Status: { Health: 'OK', State: 'Enabled' },
  },
  fresh: { Id: 'SessionService', Sessions: to(path) },
  oldLinks: { Sessions: path },
})

const listOf = ({ sessions, caller }: View): Named => {
  const own = caller?.session
  const paths = sessions.all().map(({ id }) => `${path}/${id}`)
  const list = members(path, 'Session', 'Manager Sessions', paths)
  if (!own) return list
  const links = { MySession: `${path}/${own.id}` }
  return {
    ...list,
    always: { ...list.always, Oem: hp('HpiLOSessionCollection', '1.0.0', {}, links) },
  }
}

const oneOf = ({ caller }: View, session: Session): Named => ({
  path: `${path}/${session.id}`,
  name: 'Session',
  version: '1.0.0',
  always: {
    Description: 'Manager User Session',
    Name: 'User Session',
    Oem: hp('HpiLOSession', '1.0.0', {
      AccessTime: stamp(session.usedAt),
      LoginTime: stamp(session.openedAt),
      MySession: session === caller?.session,
      Privileges: privilegesOf(session.account.roleId),
      UserAccount: session.account.userName,
      UserDistinguishedName: '',
      UserExpires: stamp(expiryOf(session)),
      UserTag: 'REST',
      UserType: 'Local',
    }),
    UserName: session.account.userName,
  },
  fresh: { Id: session.id },
})

/** Logins, at the address of Redfish and at the older one, which both trees have (facts.md 3). */
export const sessionEntriesOf = (view: View, asked: Asked, isBefore: boolean): Entry[] => {
  const show = (named: Named) => shownAs(named, asked, isBefore)
  const location = (id: string) =>
    asked.model === 'rest'
      ? `${view.origin}/rest/v1/${oldPathOf(path)}/${id}`
      : `${view.origin}/redfish/v1/${path}/${id}/`
  return [path, oldPathOf(path)].flatMap((at) =>
    sessionEntries(view, at, {
      list: () => show(listOf(view)),
      one: (session) => show(oneOf(view, session)),
      location,
    }),
  )
}
