import { latencyText } from './words'
import classes from './latency-bars.module.css'

const width = 5
const height = 18

/** How long a service took to answer, as a histogram of a few bars; its words are beside it or in its title. */
export const LatencyBars = ({ latency }: { latency: readonly number[] }) => {
  const words = latencyText(latency)
  if (words === null) return <span className="dimmer">–</span>
  const most = Math.max(...latency)
  return (
    <span className={classes.latency} title={words}>
      <svg
        viewBox={`0 0 ${latency.length * width} ${height}`}
        width={latency.length * width}
        height={height}
        aria-hidden="true"
      >
        {latency.map((count, slot) => {
          const tall = count === 0 ? 1 : Math.max(2, (count / most) * height)
          return (
            <rect
              // oxlint-disable-next-line react/no-array-index-key -- a slot is its place
              key={slot}
              className={count === 0 ? classes.none : undefined}
              x={slot * width}
              y={height - tall}
              width={width - 1}
              height={tall}
            />
          )
        })}
      </svg>
      <span className={classes.words}>{words}</span>
    </span>
  )
}
