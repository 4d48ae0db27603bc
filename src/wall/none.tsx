import type { Outcome } from '../contract/freshness'
import { StateShape } from '../ui/state-shape'
import type { Doubt } from './quiet'
import { quietOf } from './quiet'
import { sourceAges } from './source-ages'
import classes from './rows.module.css'

/** Quiet, as far as anybody knows. `children`: what is well, where nothing is in doubt. */
export const AllQuiet = ({
  outcomes,
  doubt,
  children,
}: {
  outcomes: readonly Outcome[]
  doubt: Doubt
  children: string
}) => {
  const { shape, tone, text } = quietOf(sourceAges(outcomes), children, doubt)
  return (
    <p className={classes.quiet}>
      <StateShape shape={shape} tone={tone} />
      {text}
    </p>
  )
}

/** Not a row has arrived yet, and why if something is in the way. */
export const NothingYet = ({ silent }: { silent: boolean }) => (
  <p className={classes.quiet}>
    <StateShape shape="clock" tone={silent ? 'warning' : 'neutral'} />
    {silent ? 'No figures yet. This screen asks again by itself.' : 'Reading'}
  </p>
)
