import { clockText, fullText, zoneName } from '../util/time'
import { useZone } from './zone'

/** When a source last said what is shown, to the second: `as of 10:58:29 UTC`. */
export const AsOf = ({ at }: { at: string | null }) => {
  const zone = useZone()
  if (at === null) return <span>not read yet</span>
  return (
    <time dateTime={at} title={fullText(at, zone)}>
      as of {clockText(at, zone)} {zoneName(zone, at)}
    </time>
  )
}
