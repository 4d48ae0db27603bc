import type { Status } from '../contract/shape'

const day = 86_400_000
const soonDays = 30
const nowDays = 7

/** Whole days until then; negative once it is past. */
export const daysLeft = (until: string, now: number): number =>
  Math.floor((Date.parse(until) - now) / day)

/** How a certificate stands that ends in so many days. */
export const expiryStatus = (days: number): Status => {
  if (days < 0) return { rank: 0, word: 'Expired', shape: 'octagon', tone: 'critical' }
  const word = days === 0 ? 'Ends today' : days === 1 ? '1 day left' : `${days} days left`
  if (days < nowDays) return { rank: 1, word, shape: 'octagon', tone: 'critical' }
  if (days < soonDays) return { rank: 2, word, shape: 'triangle', tone: 'warning' }
  return { rank: 3, word, shape: 'dot', tone: 'ok' }
}
