import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { sourcesQuery } from '../api/sources'
import type { Shape, Tone } from '../contract/shape'
import { paths, within } from '../paths'
import { StateShape } from '../ui/state-shape'
import { countText } from '../util/count'
import classes from './top-bar.module.css'

const looks = {
  some: { shape: 'ring', tone: 'running' },
  none: { shape: 'dot', tone: 'neutral' },
  old: { shape: 'clock', tone: 'warning' },
} as const satisfies Record<string, { shape: Shape; tone: Tone }>

/** How many tasks run anywhere, and the way to them. While Sightline is silent the count is an old one. */
export const RunningTasks = () => {
  const { data, isError } = useQuery(sourcesQuery())
  const running = data?.runningTasks ?? null
  return (
    <Link className={classes.tasks ?? ''} to={within(paths.tasks, { state: 'running' })}>
      <StateShape {...looks[isError ? 'old' : running ? 'some' : 'none']} />
      {running === null ? '–' : countText(running)} <span>running</span>
    </Link>
  )
}
