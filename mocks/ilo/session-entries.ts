import * as v from 'valibot'
import { iloEvents } from '../estate/event-log/events'
import type { Entry } from './entry'
import { logIn } from './logins'
import type { Resource } from './redfish'
import { Refused, say } from './saying'
import type { Session } from './sessions'
import type { View } from './view'

/** What a login sends; anything else is no login at all. */
const login = v.object({ UserName: v.string(), Password: v.string() })

const note = ({ estate, machine, now }: View, what: 'login' | 'logout', userName: string) =>
  estate.logs.note(now, machine.id, iloEvents[what](userName, '127.0.0.1(localhost)'))

type Shown = {
  list: () => Resource
  one: (session: Session) => Resource
  location: (id: string) => string
}

const open = (view: View, body: unknown, show: Shown) => {
  const read = v.safeParse(login, body)
  const { UserName: userName, Password: password } = read.success
    ? read.output
    : { UserName: '', Password: '' }
  const account = logIn(view, { userName, password })
  const session = view.sessions.open(account)
  if (!session) throw new Refused(say(503, 'Base.SessionLimitExceeded'))
  note(view, 'login', account.userName)
  const headers = { 'x-auth-token': session.token, location: show.location(session.id) }
  return { ...say(201, 'Base.Created'), headers, made: show.one(session) }
}

/**
 * The sessions at `path`: POST logs in without being logged in, DELETE logs out, one's own or, with the
 * right to do so, another's. `location` is the address of a session by its id.
 */
export const sessionEntries = (view: View, path: string, show: Shown): Entry[] => [
  { path, read: show.list, open: 'POST', post: (body) => open(view, body, show) },
  ...view.sessions.all().map((session): Entry => ({
    path: `${path}/${session.id}`,
    read: () => show.one(session),
    remove: (_, caller) => {
      const isOwn = caller?.account.userName === session.account.userName
      if (!isOwn && !caller?.privileges.includes('iLOConfigPriv'))
        throw new Refused(say(403, 'Base.InsufficientPrivilege'))
      view.sessions.close(session.id)
      note(view, 'logout', session.account.userName)
      return say(200, 'Base.Success')
    },
  })),
]
