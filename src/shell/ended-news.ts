import type { Act } from '../contract/act'
import { actItemStatus, actItemStates } from '../contract/act'

/** How many of an act came to a bad end. */
export const failuresOf = ({ counts }: Pick<Act, 'counts'>): number =>
  actItemStates
    .filter((state) => actItemStatus[state].tone === 'critical' || state === 'lost')
    .reduce((sum, state) => sum + (counts[state] ?? 0), 0)

/** What stands in the tray: what is under way, what ended since, and failures until they were seen. */
export const inTray = (acts: readonly Act[], since: number): Act[] =>
  acts.filter(
    (act) =>
      act.endedAt === null || Date.parse(act.endedAt) > since || (failuresOf(act) > 0 && !act.seen),
  )

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
