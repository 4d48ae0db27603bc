import type { Act } from '../contract/act'
import { actItemStatus, actItemStates } from '../contract/act'

/** How many of an act came to a bad end. */
export const failuresOf = ({ counts }: Pick<Act, 'counts'>): number =>
  actItemStates
    .filter((state) => actItemStatus[state].tone === 'critical' || state === 'lost')
    .reduce((sum, state) => sum + (counts[state] ?? 0), 0)

/** Whether something of an act has failed that who started it has not looked at. */
export const callsForMe = (act: Pick<Act, 'counts' | 'seen'>): boolean =>
  failuresOf(act) > 0 && !act.seen

/**
 * What stands in the tray: failures until they were seen, what is under way, and what ended since; in that
 * order, the newest first.
 */
export const inTray = (acts: readonly Act[], since: number): Act[] => {
  const place = (act: Act) => (callsForMe(act) ? 0 : act.endedAt === null ? 1 : 2)
  return acts
    .filter((act) => callsForMe(act) || act.endedAt === null || Date.parse(act.endedAt) > since)
    .toSorted((one, other) => place(one) - place(other))
}

/** When the newest of them ended; '' where none has. */
export const lastEnd = (acts: readonly Act[]): string =>
  acts.reduce((last, { endedAt }) => (endedAt !== null && endedAt > last ? endedAt : last), '')

/** What ended after what was told last, in that order. `told`: null where nothing was ever told here. */
export const newsAmong = (acts: readonly Act[], told: string | null): Act[] =>
  told === null
    ? []
    : acts
        .filter(({ endedAt, seen }) => endedAt !== null && endedAt > told && !seen)
        .toSorted((one, other) => (one.endedAt ?? '').localeCompare(other.endedAt ?? ''))
