import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { sourcesQuery } from '../api/sources'
import { paths, within } from '../paths'
import { StateShape } from '../ui/state-shape'
import { countText } from '../util/count'
import classes from './top-bar.module.css'

/** How many tasks run anywhere, and the way to them. */
export const RunningTasks = () => {
  const running = useQuery(sourcesQuery()).data?.runningTasks ?? 0
  return (
    <Link className={classes.tasks ?? ''} to={within(paths.tasks, { state: 'running' })}>
      <StateShape
        shape={running === 0 ? 'dot' : 'ring'}
        tone={running === 0 ? 'neutral' : 'running'}
      />
      {countText(running)} <span>running</span>
    </Link>
  )
}
