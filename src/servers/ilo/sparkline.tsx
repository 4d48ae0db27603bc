import classes from './live.module.css'

const width = 72
const height = 18

/** A line through the last readings, for the eye only: the number stands beside it. */
export const Sparkline = ({ points = [] }: { points?: readonly number[] | undefined }) => {
  const [least, most] = [Math.min(...points), Math.max(...points)]
  // What hardly moves is drawn flat, not blown up.
  const span = Math.max(most - least, Math.abs(most) * 0.08, 1)
  const middle = (most + least) / 2
  const line = points
    .map((point, index) => {
      const x = points.length < 2 ? width : (index / (points.length - 1)) * width
      const y = height / 2 - ((point - middle) / span) * (height - 4)
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
  return (
    <svg className={classes.spark} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {points.length > 1 && <polyline points={line} />}
    </svg>
  )
}
