import type { Zone } from '../../util/time'
import { clockText, dayText, fullText } from '../../util/time'

const day = 24 * 3_600_000

/** What stands at a mark of a time axis: the clock, or the day where marks are days apart or it is midnight. */
export const tickText = (at: number, stepMs: number, zone: Zone) => {
  const iso = new Date(at).toISOString()
  const clock = clockText(iso, zone).slice(0, 5)
  return stepMs >= day || clock === '00:00' ? dayText(iso, zone) : clock
}

/** Which sample it is: its hour, or its day. */
export const sampleText = (at: string, stepMs: number, zone: Zone) =>
  stepMs >= day ? dayText(at, zone) : fullText(at, zone).replace(/:\d\d (?=\S+$)/, ' ')
