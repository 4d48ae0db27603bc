import { ageText } from '../util/age'
import { fullText } from '../util/time'
import { useNow } from './clock'
import { useZone } from './zone'

/** How long until a moment, kept true by the shared clock; `past` once it is over. */
export const Until = ({ at, past }: { at: string; past: string }) => {
  const zone = useZone()
  const text = useNow((now) => {
    const ms = Date.parse(at) - now
    return ms > 0 ? ageText(Math.max(ms, 1_000)) : past
  })
  return (
    <time dateTime={at} title={fullText(at, zone)}>
      {text}
    </time>
  )
}
