import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { withParam } from '../util/search-params'
import type { Zone } from '../util/time'

/**
 * The time zone as the URL says it, UTC where it says nothing. Local time, once chosen or linked to,
 * goes along to other pages: their URLs get it too, so that a pasted link shows the same times.
 */
export const useZoneParam = (): [Zone, (zone: Zone) => void] => {
  const [search, setSearch] = useSearchParams()
  const named = search.get('tz') === 'local'
  const [carried, setCarried] = useState(named)
  if (named && !carried) setCarried(true)

  useEffect(() => {
    if (carried && !named) setSearch(withParam(search, 'tz', 'local'), { replace: true })
  }, [carried, named, search, setSearch])

  const choose = (zone: Zone) => {
    setCarried(zone === 'local')
    setSearch(withParam(search, 'tz', zone === 'local' ? zone : null), { replace: true })
  }
  return [named || carried ? 'local' : 'utc', choose]
}
