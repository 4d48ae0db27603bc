import { StateShape } from '../../ui/state-shape'
import { celsiusText, hottestFirst, type Sensor, sensorName, shareOf } from './headroom'
import { judgedAs } from './judgement'
import classes from './board-map.module.css'

const columns = 16

type Placed = { sensor: Sensor; x: number; y: number }

/** Several sensors may sit at one place of the grid: the hottest of them is drawn. */
const placed = (sensors: readonly Sensor[]): Placed[] => {
  const taken = new Map<string, Placed>()
  for (const sensor of hottestFirst(sensors)) {
    const { x, y, celsius } = sensor
    if (x === null || y === null || celsius === null) continue
    const key = `${x} ${y}`
    if (!taken.has(key)) taken.set(key, { sensor, x, y })
  }
  return [...taken.values()]
}

const step = (share: number | null) =>
  share === null
    ? 'bare'
    : share < 0.5
      ? 'cool'
      : share < 0.7
        ? 'mild'
        : share < 0.85
          ? 'warm'
          : 'hot'

/**
 * The board from above, front at the left: each sensor at its place, darker the nearer it is to its limit.
 * The list beside it says the same in words.
 */
export const BoardMap = ({ sensors }: { sensors: readonly Sensor[] }) => {
  const places = placed(sensors)
  if (places.length < 4) return null
  const depth = Math.max(...places.map(({ y }) => y), 1)
  return (
    <figure className={classes.figure}>
      <div className={classes.board} aria-hidden="true">
        {places.map(({ sensor, x, y }) => {
          const { shape, tone } = judgedAs(sensor)
          const isWrong = sensor.state === 'critical' || sensor.state === 'warning'
          return (
            <span
              key={sensor.name}
              className={`${classes.sensor} ${classes[step(shareOf(sensor))]} ${isWrong ? classes.wrong : ''}`}
              title={`${sensorName(sensor)}: ${celsiusText(sensor.celsius)}`}
              style={{
                left: `${4 + (y / depth) * 92}%`,
                top: `${6 + (x / columns) * 88}%`,
              }}
            >
              {isWrong ? <StateShape shape={shape} tone={tone} /> : Math.round(sensor.celsius ?? 0)}
            </span>
          )
        })}
      </div>
      <figcaption className={classes.legend}>
        <span>Front</span>
        <span className={classes.scale}>
          <i className={classes.cool} /> far from its limit
          <i className={classes.hot} /> near it
          <i className={classes.bare} /> has none
        </span>
        <span>Rear</span>
      </figcaption>
    </figure>
  )
}
