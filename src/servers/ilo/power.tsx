import type { LiveValue } from '../../contract/live'
import { StateWord } from '../../ui/state-word'
import { countText } from '../../util/count'
import { judgedAs } from './judgement'
import { Sparkline } from './sparkline'
import type { Trail } from './trail'
import { wattsKey } from './trail'
import classes from './live.module.css'

type Power = LiveValue<'power'>

const watts = (value: number) => `${countText(Math.round(value))} W`

const overTime = ({ averageWatts, leastWatts, mostWatts, overMinutes }: Power) => {
  if (averageWatts === null) return null
  const range = leastWatts === null || mostWatts === null ? '' : `, ${leastWatts} to ${mostWatts} W`
  return `${watts(averageWatts)} on average${range}${overMinutes === null ? '' : ` over ${overMinutes} min`}`
}

const Supply = ({ supply }: { supply: Power['supplies']['items'][number] }) => {
  const { name, model, outputWatts, capacityWatts, inputVolts } = supply
  const load = [
    outputWatts === null ? null : watts(outputWatts),
    capacityWatts === null ? null : `of ${watts(capacityWatts)}`,
    inputVolts === null ? null : `· ${Math.round(inputVolts)} V in`,
  ]
  return (
    <li>
      <StateWord status={judgedAs(supply)} muted={supply.state === 'ok' && supply.word === 'OK'} />
      <span>{name}</span>
      <span className={`dim ${classes.cut}`}>{model}</span>
      <span className={classes.right}>{load.filter(Boolean).join(' ')}</span>
    </li>
  )
}

/** What the machine draws, how much it could, and what feeds it. */
export const PowerFacts = ({ value, trail }: { value: Power; trail: Trail }) => {
  const { capacityWatts, limitWatts, redundancy, supplies } = value
  const share =
    value.watts === null || capacityWatts === null || capacityWatts === 0
      ? null
      : value.watts / capacityWatts
  const said = overTime(value)
  return (
    <>
      <p className={classes.figure}>
        <strong>{value.watts === null ? 'No draw reported' : watts(value.watts)}</strong>
        {capacityWatts !== null && <span className="dim"> of {watts(capacityWatts)}</span>}
        <Sparkline points={trail.series[wattsKey]} />
      </p>
      {share !== null && (
        <span className={classes.bar} aria-hidden="true">
          <i style={{ width: `${Math.min(share, 1) * 100}%` }} />
        </span>
      )}
      {said !== null && <p className="dimmer">{said}</p>}
      {limitWatts !== null && <p className="dimmer">Capped at {watts(limitWatts)}</p>}
      <ul className={classes.rows} aria-label="Power supplies">
        {supplies.items.map((supply) => (
          <Supply key={`${supply.name} ${supply.serial}`} supply={supply} />
        ))}
      </ul>
      {redundancy.map((group) => (
        <p key={group.name} className={classes.group}>
          <StateWord status={judgedAs(group)} /> <span className="dim">{group.name}</span>
        </p>
      ))}
      {supplies.items.length === 0 && supplies.absent === 0 && (
        <p className="dimmer">No supplies of its own: an enclosure or rack may feed it.</p>
      )}
    </>
  )
}
