import type { EntityKind } from './entities'

/** So many changes of a kind show at once within a second; those after them show together. */
const mostASecond = 5
const secondMs = 1_000

type Count = { moved: number; shown: number; since: number; left: number }

/**
 * Versions of what is held, by kind: they differ between two runs of the BFF, and move with every change.
 * While an estate is first read, they move five times a second at most: each makes every list be asked anew.
 */
export const createVersions = (now: () => Date) => {
  const epoch = now().getTime().toString(36)
  const counts = new Map<EntityKind, Count>()

  const settled = (kind: EntityKind): Count => {
    const at = now().getTime()
    const count = counts.get(kind) ?? { moved: 0, shown: 0, since: at, left: mostASecond }
    counts.set(kind, count)
    if (Math.abs(at - count.since) >= secondMs)
      Object.assign(count, { since: at, left: mostASecond })
    if (count.shown === count.moved || count.left === 0) return count
    return Object.assign(count, { shown: count.moved, left: count.left - 1 })
  }

  return {
    version: (kind: EntityKind): string => `${epoch}.${settled(kind).shown}`,
    moved: (kind: EntityKind): void => {
      settled(kind).moved += 1
      settled(kind)
    },
  }
}
