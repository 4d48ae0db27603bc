import type { Entry } from '../contract/session'
import type { SignedIn } from '../contract/signed-in'
import { Age } from '../ui/age'
import { Button } from '../ui/button'
import { Moment } from '../ui/moment'
import classes from './sessions.module.css'

const entryWord: Record<Exclude<Entry, 'provider'>, string> = {
  account: 'local account',
  demo: 'one click',
}

/** Sessions, one a row: where, since when, when last. `who`: they are those of several people. */
export const SessionTable = ({
  name,
  sessions,
  provider,
  who = false,
  onEnd,
}: {
  name: string
  sessions: readonly SignedIn[]
  provider: string | undefined
  who?: boolean
  /** Asked to end one. */
  onEnd?: (session: SignedIn) => void
}) => (
  <table className={classes.list} aria-label={name}>
    <thead>
      <tr>
        {who && <th scope="col">Person</th>}
        <th scope="col">Browser and address</th>
        <th scope="col">Signed in</th>
        <th scope="col">Last used</th>
        {onEnd && (
          <th scope="col">
            <span className="unseen">Actions</span>
          </th>
        )}
      </tr>
    </thead>
    <tbody>
      {sessions.map((session) => (
        <tr key={session.id}>
          {who && (
            <th scope="row">
              {session.name}
              <span className="dim">
                {session.role}, {session.entry === 'provider' ? provider : entryWord[session.entry]}
              </span>
            </th>
          )}
          <td>
            {session.browser}
            {session.current && <span className={classes.here}>this one</span>}
            <span className="dim">{session.address}</span>
          </td>
          <td data-column="Signed in">
            <Moment at={session.since} named />
            <span className="dim">
              ends <Moment at={session.expiresAt} named /> if not used
            </span>
          </td>
          <td data-column="Last used">
            <Age at={session.usedAt} /> ago
          </td>
          {onEnd && (
            <td className={classes.acts}>
              <Button
                aria-label={`End the session of ${session.name} in ${session.browser}`}
                onClick={() => onEnd(session)}
              >
                End
              </Button>
            </td>
          )}
        </tr>
      ))}
    </tbody>
  </table>
)
