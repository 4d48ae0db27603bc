import type { Upkeep } from '../contract/source'
import { Until } from '../ui/until'
import { countText } from '../util/count'
import classes from './budget-gauge.module.css'

/** Below this share of the window people should know. */
const scarce = 0.2

/** How many requests the API client may still make, and when it may make more. */
export const BudgetGauge = ({ budget }: { budget: Upkeep['budget'] }) => {
  if (budget === null) return <span className="dimmer">not known at the moment</span>
  const { limit, remaining, resetsAt } = budget
  const share = limit === null || limit === 0 ? null : Math.min(1, remaining / limit)
  const isScarce = share !== null && share < scarce
  return (
    <span className={classes.gauge}>
      {share !== null && (
        <span className={`${classes.track} ${isScarce ? classes.scarce : ''}`} aria-hidden="true">
          <i style={{ transform: `scaleX(${share})` }} />
        </span>
      )}
      <span>
        {countText(remaining)}
        {limit !== null && <span className="dim"> of {countText(limit)}</span>} left
        {isScarce && ', scarce'}
        <span className="dimmer">
          {' · '}
          <span className={classes.whole}>
            renews in <Until at={resetsAt} past="no time" />
          </span>
        </span>
      </span>
    </span>
  )
}
