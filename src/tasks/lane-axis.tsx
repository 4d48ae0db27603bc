import { axisTicks, needsSeconds } from '../charts/axis-ticks'
import { shareOf } from '../charts/time-ticks'
import { useZone } from '../ui/zone'
import { clockText } from '../util/time'
import classes from './lanes.module.css'

/** Beyond this share a time would be cut off at the edge, or run into what stands there. */
const lastName = 0.95
/** So much before `now` stands its own word. */
const nowRoom = 0.1

const percent = (share: number) => `${share * 100}%`

/** The times over the lanes, which stay in view, and their lines through them. `now`: null once all is over. */
export const LaneAxis = ({
  stretch,
  most,
  now,
}: {
  stretch: { from: number; until: number }
  /** At most so many ticks. */
  most: number
  now: number | null
}) => {
  const zone = useZone()
  const { stepMs, ticks } = axisTicks(stretch, most)
  const digits = needsSeconds(stepMs) ? 8 : 5
  const last = now === null ? lastName : Math.min(lastName, shareOf(stretch, now) - nowRoom)
  const named = ticks.filter((tick) => shareOf(stretch, tick) < last)
  const leftOf = (at: number) => ({ left: percent(shareOf(stretch, at)) })
  return (
    <>
      <div className={classes.axis} aria-hidden="true">
        <div>
          {named.map((tick) => (
            <span key={tick} style={leftOf(tick)}>
              {clockText(new Date(tick).toISOString(), zone).slice(0, digits)}
            </span>
          ))}
          {now !== null && (
            <b style={leftOf(now)}>
              <em>now</em>
            </b>
          )}
        </div>
      </div>
      <div className={classes.over} aria-hidden="true">
        <div>
          {ticks.map((tick) => (
            <i key={tick} style={leftOf(tick)} />
          ))}
          {now !== null && <b style={leftOf(now)} />}
        </div>
      </div>
    </>
  )
}
