import { useQuery } from '@tanstack/react-query'
import { displaysQuery } from '../api/displays'
import { polling } from '../api/poll'
import { problemOf } from '../api/problem-error'
import { sessionQuery } from '../api/session'
import { csrfOf } from '../contract/session'
import { ListNotice } from '../ui/list-notice'
import { ProblemNote } from '../ui/problem-note'
import { DisplayList } from './display-list'
import { PairForm } from './pair-form'
import classes from './displays.module.css'

/** The screens on the walls: pair, name, give boards, revoke. */
export const Component = () => {
  const { data: session } = useQuery(sessionQuery())
  const { data, error } = useQuery({ ...displaysQuery(), ...polling(() => undefined) })
  const csrf = csrfOf(session, 'viewer') ?? ''
  if (!data)
    return (
      <div className={classes.alone}>
        {error !== null && <ProblemNote problem={problemOf(error)} />}
      </div>
    )
  return (
    <div className={classes.page}>
      <div className={classes.main}>
        {data.displays.length > 0 ? (
          <DisplayList displays={data} csrf={csrf} />
        ) : (
          <ListNotice picture="quiet" title="No screen is paired">
            A screen on the wall shows boards for months without anybody at it.
          </ListNotice>
        )}
      </div>
      <aside className={classes.side} aria-label="Pair a screen">
        <PairForm csrf={csrf} />
      </aside>
    </div>
  )
}
Component.displayName = 'DisplaysView'
