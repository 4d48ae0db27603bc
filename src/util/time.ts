/** In which zone times are shown. */
export type Zone = 'utc' | 'local'

const formatter = (timeZone: string | undefined) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  })
const formatters: Record<Zone, Intl.DateTimeFormat> = {
  utc: formatter('UTC'),
  local: formatter(undefined),
}

const partsOf = (iso: string, zone: Zone) => {
  const time = Date.parse(iso)
  if (Number.isNaN(time)) return null
  const parts = formatters[zone].formatToParts(time)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((piece) => piece.type === type)?.value ?? ''
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    clock: `${part('hour')}:${part('minute')}`,
    second: part('second'),
    zone: part('timeZoneName'),
  }
}

const unknown = 'unknown time'

/** `10:58:41`. */
export const clockText = (iso: string, zone: Zone) => {
  const at = partsOf(iso, zone)
  return at ? `${at.clock}:${at.second}` : unknown
}

/**
 * As short as it stays clear beside `now`: `10:41` today, `20 Nov 10:41` this year, else with the year;
 * to the second where that matters.
 */
export const momentText = (iso: string, zone: Zone, now: string, toTheSecond = false) => {
  const at = partsOf(iso, zone)
  const today = partsOf(now, zone)
  if (!at) return unknown
  const clock = toTheSecond ? `${at.clock}:${at.second}` : at.clock
  if (at.year !== today?.year) return `${at.day} ${at.month} ${at.year} ${clock}`
  const sameDay = at.month === today.month && at.day === today.day
  return sameDay ? clock : `${at.day} ${at.month} ${clock}`
}

/** `20 Nov`. */
export const dayText = (iso: string, zone: Zone) => {
  const at = partsOf(iso, zone)
  return at ? `${at.day} ${at.month}` : unknown
}

/** `20 Nov 2026`. */
export const dateText = (iso: string, zone: Zone) => {
  const at = partsOf(iso, zone)
  return at ? `${at.day} ${at.month} ${at.year}` : unknown
}

/** Nothing left out: `21 Nov 2026 10:58:41 UTC`. */
export const fullText = (iso: string, zone: Zone) => {
  const at = partsOf(iso, zone)
  return at ? `${at.day} ${at.month} ${at.year} ${clockText(iso, zone)} ${at.zone}` : unknown
}

/** The zone as databases of time zones name it: `UTC`, `Europe/Paris`. */
export const zoneId = (zone: Zone) => formatters[zone].resolvedOptions().timeZone

/** The name of the zone at that moment, e.g. `UTC`, `CET`, `GMT+9`. */
export const zoneName = (zone: Zone, iso: string) => partsOf(iso, zone)?.zone ?? ''
