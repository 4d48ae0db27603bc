const timestamp = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g

const fractionOf = (text: string) => /\.\d+/.exec(text)?.[0] ?? ''
const zoneOf = (text: string) => /(?:Z|[+-]\d\d:\d\d)$/.exec(text)?.[0] ?? 'Z'

/** One timestamp `ms` later, in the form that it had: fraction and zone stay. */
const shifted = (text: string, ms: number) => {
  const at = Date.parse(text.replace(/\.\d+/, ''))
  // 1970 stands for "never" in some of these APIs: it is no time of a clock.
  if (Number.isNaN(at) || at <= 0) return text
  const zone = zoneOf(text)
  const offset = zone === 'Z' ? 0 : Number(`${zone[0]}1`) * minutesOf(zone)
  const local = new Date(at + ms + offset * 60_000).toISOString().slice(0, 19)
  return `${local}${fractionOf(text)}${zone}`
}
const minutesOf = (zone: string) => Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))

/** Every timestamp in a text as a clock shows it that is `ms` ahead. Whole seconds only. */
export const skewed = (text: string, ms: number): string =>
  text.replaceAll(timestamp, (found) => shifted(found, ms))
