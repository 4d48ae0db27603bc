const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/**
 * A duration in ms as people say it: `12 s`, `27 min`, `1 h 12 min`, `14 h`, `1 d 4 h`,
 * `54 d`. Rounded down: what
 * is shown has passed. Negative (a clock ahead of ours) counts as nothing.
 */
export const ageText = (ms: number) => {
  if (!(ms >= second)) return '0 s'
  if (ms < minute) return `${Math.floor(ms / second)} s`
  if (ms < hour) return `${Math.floor(ms / minute)} min`
  if (ms >= 2 * day) return `${Math.floor(ms / day)} d`
  if (ms >= day) return ms < day + hour ? '1 d' : `1 d ${Math.floor((ms - day) / hour)} h`
  const minutes = Math.floor((ms % hour) / minute)
  const hours = `${Math.floor(ms / hour)} h`
  return minutes === 0 || ms >= 10 * hour ? hours : `${hours} ${minutes} min`
}

/** From one ISO time to another, ms; null where either is missing or no time. */
export const between = (from: string | null, to: string | null) => {
  const ms = Date.parse(to ?? '') - Date.parse(from ?? '')
  return Number.isNaN(ms) ? null : ms
}
