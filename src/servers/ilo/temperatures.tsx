import { useState } from 'react'
import type { LiveValue } from '../../contract/live'
import { StateWord } from '../../ui/state-word'
import { BoardMap } from './board-map'
import { celsiusText, hottestFirst, limitOf, type Sensor, sensorName, shareOf } from './headroom'
import { judgedAs } from './judgement'
import { Sparkline } from './sparkline'
import type { Trail } from './trail'
import { sensorKey } from './trail'
import classes from './live.module.css'

const few = 8

const limitText = (sensor: Sensor) => {
  const limit = limitOf(sensor)
  if (limit === null) return 'no limit'
  const which = sensor.caution === null ? 'critical' : 'caution'
  return `${which} at ${limit} °C`
}

const Row = ({ sensor, points }: { sensor: Sensor; points: readonly number[] | undefined }) => {
  const share = shareOf(sensor)
  const isWrong = sensor.state === 'critical' || sensor.state === 'warning'
  return (
    <li className={classes.sensor} title={sensor.name}>
      <StateWord status={judgedAs(sensor)} muted={!isWrong} />
      <span className={classes.cut}>{sensorName(sensor)}</span>
      <Sparkline points={points} />
      <span className={classes.bar} aria-hidden="true">
        {share !== null && (
          <i className={classes[sensor.state]} style={{ width: `${Math.min(share, 1) * 100}%` }} />
        )}
      </span>
      <strong>{celsiusText(sensor.celsius)}</strong>
      <span className="dimmer">{limitText(sensor)}</span>
    </li>
  )
}

/** Every sensor at its place, and the ones nearest to their limits as a list. */
export const Temperatures = ({
  value,
  trail,
}: {
  value: LiveValue<'temperatures'>
  trail: Trail
}) => {
  const [all, setAll] = useState(false)
  const sensors = hottestFirst(value.items)
  if (sensors.length === 0) return <p className="dimmer">No sensor has a reading now.</p>
  const shown = all ? sensors : sensors.slice(0, few)
  return (
    <div className={classes.heat}>
      <BoardMap sensors={value.items} />
      <div>
        <ul className={classes.sensors} aria-label="Temperatures, nearest to their limit first">
          {shown.map((sensor) => (
            <Row key={sensor.name} sensor={sensor} points={trail.series[sensorKey(sensor.name)]} />
          ))}
        </ul>
        {sensors.length > few && (
          <button type="button" className={classes.more} onClick={() => setAll(!all)}>
            {all ? `Only the ${few} nearest to their limit` : `Show all ${sensors.length}`}
          </button>
        )}
      </div>
    </div>
  )
}
