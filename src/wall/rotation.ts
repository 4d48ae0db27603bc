import type { BoardName } from '../contract/display'

/** How long a board stands: long enough to be read by somebody who passes. */
export const turnMs = 20_000
/** A page that has stood for a day starts anew, whatever it may have gathered. */
const freshForMs = 24 * 3_600_000

/** Which turn it is. All screens turn at the same time, since it follows the clock. */
export const turnAt = (now: number) => Math.floor(now / turnMs)

/** The board of a turn; null where there are none. */
export const boardOf = (boards: readonly BoardName[], turn: number): BoardName | null =>
  boards[turn % boards.length] ?? null

/** Whether the page should load itself anew: another version is served, or it has stood for a day. */
export const isOutdated = (
  page: { version: string; loadedAt: number },
  served: string,
  now: number,
) => (page.version !== '' && page.version !== served) || now - page.loadedAt >= freshForMs
