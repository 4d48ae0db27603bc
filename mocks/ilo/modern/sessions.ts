import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import { sessionEntries } from '../session-entries'
import { expiryOf, type Session } from '../sessions'
import type { View } from '../view'
import { stamp } from '../words'
import { described, enabled, list, oem, single } from './kit'

const service = 'SessionService'
const path = `${service}/Sessions`

/** `UserExpires` tells the end of its idle time (facts.md 3). */
const sessionOf = (view: View, session: Session): Resource => ({
  ...described(view, `${path}/${session.id}`, 'Session'),
  Id: session.id,
  Description: 'Manager User Session',
  Name: 'User Session',
  Oem: oem(view, 'HpeiLOSession', {
    AccessTime: stamp(session.usedAt),
    LoginTime: stamp(session.openedAt),
    MySession: session === view.caller?.session,
    UserExpires: stamp(expiryOf(session)),
    UserIP: '127.0.0.1',
    UserTag: 'REST',
    UserType: 'Local',
  }),
  UserName: session.account.userName,
})

const listOf = (view: View): Resource => {
  const own = view.caller?.session
  const [collection] = list(
    path,
    'Session',
    { name: 'Sessions', description: 'Manager User Sessions' },
    [],
  )
  const members = view.sessions.all().map(({ id }) => ref(`${path}/${id}`))
  return {
    ...collection?.read(),
    Oem: oem(view, 'HpeiLOSessionsSummary', {
      Links: own ? { MySession: ref(`${path}/${own.id}`) } : {},
    }),
    Members: members,
    'Members@odata.count': members.length,
  }
}

/** `SessionTimeout` says 30 where the idle time is 30 minutes, whatever its unit may be (facts.md 3). */
export const modernSessionEntries = (view: View): Entry[] => [
  single(view, service, 'SessionService', () => ({
    Description: 'Session Service',
    Name: 'Session Service',
    ServiceEnabled: true,
    SessionTimeout: 30,
    Sessions: ref(path),
    Status: enabled,
  })),
  ...sessionEntries(view, path, {
    list: () => listOf(view),
    one: (session) => sessionOf(view, session),
    location: (id) => `${view.origin}/redfish/v1/${path}/${id}/`,
  }),
]
