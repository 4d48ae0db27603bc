import { useNow } from '../ui/clock'
import type { Zone } from '../util/time'
import { clockText, zoneName } from '../util/time'
import classes from './top-bar.module.css'

/** The BFF's time in the zone in which every time of the page is written; a click changes the zone. */
export const ZoneClock = ({ zone, onChoose }: { zone: Zone; onChoose: (zone: Zone) => void }) => {
  const time = useNow((now) => clockText(new Date(now).toISOString(), zone))
  const name = useNow((now) => zoneName(zone, new Date(now).toISOString()))
  const other = zone === 'utc' ? 'local' : 'utc'
  return (
    <button
      type="button"
      className={classes.clock}
      onClick={() => onChoose(other)}
      title={other === 'utc' ? 'Write all times in UTC' : 'Write all times in local time'}
    >
      {time} <span className="dimmer">{name}</span>
    </button>
  )
}
