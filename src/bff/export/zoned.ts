/** Whether this is the name of a time zone. */
export const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Writes times of a zone as ISO with their offset: `2026-11-20T11:00:00.000+01:00`. */
export const zonedTimes = (timeZone: string): ((iso: string) => string) => {
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  })
  return (iso) => {
    const time = Date.parse(iso)
    if (Number.isNaN(time)) return iso
    const parts = new Map(formatter.formatToParts(time).map(({ type, value }) => [type, value]))
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
    const date = `${part('year')}-${part('month')}-${part('day')}`
    const clock = `${part('hour')}:${part('minute')}:${part('second')}.${part('fractionalSecond')}`
    const offset = part('timeZoneName').replace(/^GMT(\+00:00)?/, '')
    return `${date}T${clock}${offset || 'Z'}`
  }
}
