import type { Backup } from '../contract/vm'
import type { Zone } from '../util/time'
import { dayText } from '../util/time'

/** One day of a VM. `held` counts good ones that can still be restored; `mixed`: some of it failed. */
export type Day = {
  day: string
  state: 'good' | 'mixed' | 'failed' | 'none'
  good: number
  failed: number
}

const dayMs = 86_400_000

/** Days in the strip. */
export const stripDays = 14

/** The start (ISO, UTC) of what the strip needs to know: one key for the whole of a day. */
export const stripSince = (now: number) =>
  new Date(Math.floor(now / dayMs) * dayMs - stripDays * dayMs).toISOString()

/** The last fourteen days up to `now` (ms), oldest first, as this zone counts days. */
export const dayStrip = (
  backups: readonly Pick<Backup, 'at' | 'state'>[],
  now: number,
  zone: Zone,
): Day[] => {
  const counts = new Map<string, { good: number; failed: number }>()
  for (let back = stripDays - 1; back >= 0; back -= 1)
    counts.set(dayText(new Date(now - back * dayMs).toISOString(), zone), { good: 0, failed: 0 })
  for (const { at, state } of backups) {
    const day = counts.get(dayText(at, zone))
    if (day && state === 'good') day.good += 1
    if (day && (state === 'failed' || state === 'degraded')) day.failed += 1
  }
  return [...counts].map(([day, { good, failed }]) => {
    const some = good > 0 ? 'good' : 'none'
    return { day, good, failed, state: failed === 0 ? some : good > 0 ? 'mixed' : 'failed' }
  })
}
