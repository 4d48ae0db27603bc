import { Link } from 'react-router'
import { mostTaskTargets } from '../contract/task'
import type { TaskTarget } from '../contract/task'
import { countText } from '../util/count'
import { hrefOf } from './words'
import classes from './tasks.module.css'

const Target = ({ target, tabIndex }: { target: TaskTarget; tabIndex: number | undefined }) => {
  const href = hrefOf(target)
  if (href === null) return <span className="dim">{target.name}</span>
  return (
    <Link to={href} className={classes.target} tabIndex={tabIndex}>
      {target.name}
    </Link>
  )
}

/** What a task touches, as links; beyond `most` only how many more. `inRow`: the row has the focus. */
export const Targets = ({
  targets,
  most,
  inRow = false,
}: {
  targets: readonly TaskTarget[]
  most: number
  inRow?: boolean
}) => (
  <>
    {targets.slice(0, most).map((target, at) => (
      <span key={`${target.kind} ${target.id ?? target.name}`}>
        {at > 0 && ', '}
        <Target target={target} tabIndex={inRow ? -1 : undefined} />
      </span>
    ))}
    {targets.length > most && (
      <span className="dimmer">
        {inRow ? ' +' : ' and '}
        {targets.length >= mostTaskTargets ? 'at least ' : ''}
        {countText(targets.length - most)}
        {!inRow && ' more'}
      </span>
    )}
  </>
)
