import { fullText, momentText, zoneName } from '../util/time'
import { useNow } from './clock'
import { useZone } from './zone'

/** A moment as short as it stays clear today, e.g. `10:41`; `named` writes the zone behind it. */
export const Moment = ({
  at,
  named = false,
  toTheSecond = false,
}: {
  at: string
  named?: boolean
  toTheSecond?: boolean
}) => {
  const zone = useZone()
  const text = useNow((now) => momentText(at, zone, new Date(now).toISOString(), toTheSecond))
  return (
    <time dateTime={at} title={fullText(at, zone)}>
      {named ? `${text} ${zoneName(zone, at)}` : text}
    </time>
  )
}
