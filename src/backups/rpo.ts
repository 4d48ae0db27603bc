import type { Vm } from '../contract/vm'

const minuteMs = 60_000

/**
 * How much of what the policy allows has passed since the newest good backup: 0 just now, 1 at its RPO,
 * more beyond it. Null where there is no backup or no promise.
 */
export const rpoShare = (
  { newestGoodAt, rpoMinutes }: Pick<Vm, 'newestGoodAt' | 'rpoMinutes'>,
  now: number,
) => {
  if (newestGoodAt === null || rpoMinutes === null || rpoMinutes <= 0) return null
  return Math.max(0, now - Date.parse(newestGoodAt)) / (rpoMinutes * minuteMs)
}
