import { createContext, use } from 'react'
import type { Zone } from '../util/time'

/** The time zone in which times are written: the URL's `tz`. */
export const ZoneContext = createContext<Zone>('utc')

/** The zone of everything that shows a time below this point. */
export const useZone = () => use(ZoneContext)
