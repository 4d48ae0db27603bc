import { ageText } from '../util/age'
import { fullText } from '../util/time'
import { useNow } from './clock'
import { useZone } from './zone'

/** How long ago something was, kept true by the shared clock; the moment itself on hover. */
export const Age = ({ at }: { at: string }) => {
  const zone = useZone()
  const text = useNow((now) => ageText(now - Date.parse(at)))
  return (
    <time
      dateTime={at}
      onPointerEnter={(event) => {
        event.currentTarget.title = fullText(at, zone)
      }}
    >
      {text}
    </time>
  )
}
