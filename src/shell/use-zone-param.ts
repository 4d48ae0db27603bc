import { useEffect, useState } from 'react'
import { usePageParam } from '../ui/use-page-param'
import type { Zone } from '../util/time'

/**
 * The time zone as the URL says it, UTC where it says nothing. Local time, once chosen or linked to,
 * goes along to other pages: their URLs get it too, so that a pasted link shows the same times.
 */
export const useZoneParam = (): [Zone, (zone: Zone) => void] => {
  const [tz, setTz] = usePageParam('tz')
  const named = tz === 'local'
  const [carried, setCarried] = useState(named)
  if (named && !carried) setCarried(true)

  useEffect(() => {
    if (carried && !named) setTz('local')
    // oxlint-disable-next-line react/exhaustive-deps -- what sets it is another function in every render
  }, [carried, named])

  const choose = (zone: Zone) => {
    setCarried(zone === 'local')
    setTz(zone === 'local' ? zone : null)
  }
  return [named || carried ? 'local' : 'utc', choose]
}
