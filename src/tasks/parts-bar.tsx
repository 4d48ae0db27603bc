import type { Parts } from '../contract/operation'
import { partStates, partsText } from '../contract/operation'
import { taskStatus } from '../contract/task'
import classes from './parts-bar.module.css'

/** How the parts of an operation do, as one stacked bar: a stretch for each state, in their fixed order. */
export const PartsBar = ({ parts }: { parts: Parts }) => {
  const ended = partStates.reduce(
    (sum, state) => sum + (taskStatus[state].ended ? (parts.counts[state] ?? 0) : 0),
    0,
  )
  return (
    <span className={classes.parts} role="img" aria-label={partsText(parts)}>
      <span className={classes.bar}>
        {partStates.map((state) => {
          const count = parts.counts[state] ?? 0
          const { tone } = taskStatus[state]
          return count === 0 ? null : (
            <i key={state} className={classes[tone]} style={{ flexGrow: count }} />
          )
        })}
      </span>
      <span className={classes.label}>
        {ended} of {parts.total}
      </span>
    </span>
  )
}
