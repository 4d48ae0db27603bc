import type { LiveValue } from '../../contract/live'
import { StateWord } from '../../ui/state-word'
import { countText } from '../../util/count'
import { judgedAs } from './judgement'
import { Sparkline } from './sparkline'
import type { Trail } from './trail'
import { fanKey } from './trail'
import classes from './live.module.css'

/** Each fan with the unit that the BMC sends. */
export const Fans = ({ value, trail }: { value: LiveValue<'fans'>; trail: Trail }) => {
  if (value.items.length === 0) return <p className="dimmer">No fan has a reading now.</p>
  return (
    <ul className={classes.fans}>
      {value.items.map((fan) => (
        <li key={fan.name}>
          <StateWord status={judgedAs(fan)} muted={fan.state === 'ok'} />
          <span className={classes.cut}>{fan.name}</span>
          <Sparkline points={trail.series[fanKey(fan.name)]} />
          <strong className={classes.right}>
            {fan.reading === null
              ? 'no reading'
              : `${countText(Math.round(fan.reading))} ${fan.unit}`}
          </strong>
        </li>
      ))}
    </ul>
  )
}
