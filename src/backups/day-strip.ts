import type { Page } from '../contract/page'
import type { Backup, Vm } from '../contract/vm'
import type { Zone } from '../util/time'
import { dayText } from '../util/time'

/**
 * One day of a VM, with how many of its backups are good, degraded or failed. `mixed`: it can be
 * restored, but not everything went well. `unread`: whether it holds any is not known here.
 */
export type Day = {
  day: string
  state: 'good' | 'mixed' | 'failed' | 'none' | 'unread'
  good: number
  degraded: number
  failed: number
}

type Counts = Omit<Day, 'day' | 'state'>
const stateOf = ({ good, degraded, failed }: Counts): Day['state'] => {
  if (good + degraded === 0) return failed > 0 ? 'failed' : 'none'
  return degraded + failed > 0 ? 'mixed' : 'good'
}

const dayMs = 86_400_000

/** Days in the strip. */
export const stripDays = 14

/** The start (ISO, UTC) of what the strip needs to know: one key for the whole of a day. */
export const stripSince = (now: number) =>
  new Date(Math.floor(now / dayMs) * dayMs - stripDays * dayMs).toISOString()

/** The days of which all backups were read, both ISO. `from` null: from the first; `until` null: to now. */
export type Span = { from: string | null; until: string | null }

/** What a reply with the newest backups of a VM tells of; null: nobody read them yet. */
export const spanOf = (
  { sourceId, backups }: Pick<Vm, 'sourceId' | 'backups'>,
  reply: Pick<Page<Pick<Backup, 'at'>>, 'items' | 'total' | 'outcomes'> | undefined,
): Span | null => {
  if (!reply || backups === null) return null
  const outcomes = reply.outcomes.filter((outcome) => outcome.sourceId === sourceId)
  const [until = null] = outcomes.flatMap(({ asOf }) => asOf ?? []).toSorted()
  const isCut = reply.items.length < reply.total
  return { from: (isCut && reply.items.at(-1)?.at) || null, until }
}

/** The last fourteen days up to `now` (ms), oldest first, as this zone counts days. */
export const dayStrip = (
  backups: readonly Pick<Backup, 'at' | 'state'>[],
  span: Span | null,
  now: number,
  zone: Zone,
): Day[] => {
  const days = new Map<string, Counts>()
  for (let back = stripDays - 1; back >= 0; back -= 1) {
    const day = dayText(new Date(now - back * dayMs).toISOString(), zone)
    days.set(day, { good: 0, degraded: 0, failed: 0 })
  }
  for (const { at, state } of backups) {
    const counts = days.get(dayText(at, zone))
    if (counts && (state === 'good' || state === 'degraded' || state === 'failed'))
      counts[state] += 1
  }
  const names = [...days.keys()]
  const first = span?.from ? names.indexOf(dayText(span.from, zone)) : 0
  const last = span ? names.indexOf(dayText(span.until ?? new Date(now).toISOString(), zone)) : -1
  return [...days].map(([day, counts], at) => {
    const state = stateOf(counts)
    const isRead = at >= first && at <= last
    return { day, state: state === 'none' && !isRead ? 'unread' : state, ...counts }
  })
}
