import type { Outcome } from '../contract/freshness'
import { StateShape } from '../ui/state-shape'
import { isOld, sourceAges } from './source-ages'
import classes from './board.module.css'

/** Quiet, as far as anybody knows: who is silent is named, since silence is not health. */
export const AllQuiet = ({
  outcomes,
  children,
}: {
  outcomes: readonly Outcome[]
  children: string
}) => {
  const sources = sourceAges(outcomes)
  const unheard = sources.filter((source) => isOld(source) || source.asOf === null)
  if (unheard.length === 0)
    return (
      <p className={classes.quiet}>
        <StateShape shape="dot" tone="ok" />
        {children}
      </p>
    )
  const names = unheard.map(({ name }) => name).join(', ')
  return (
    <p className={classes.quiet}>
      <StateShape shape="clock" tone="warning" />
      {unheard.length === sources.length
        ? `Nothing is known to be wrong, but no source answers.`
        : `Nothing is known to be wrong. Not heard: ${names}.`}
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
