import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/session'
import { AllSessions } from './all-sessions'
import { OwnSessions } from './own-sessions'
import classes from './sessions.module.css'

/** Where one is signed in; for admins, where everybody is. */
export const Component = () => {
  const { data: session } = useQuery(sessionQuery())
  if (!session?.signedIn) return null
  const { csrf, provider, role } = session
  return (
    <div className={classes.page}>
      <OwnSessions csrf={csrf} provider={provider} />
      {role === 'admin' && <AllSessions csrf={csrf} provider={provider} />}
    </div>
  )
}
Component.displayName = 'SessionsView'
