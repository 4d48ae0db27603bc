import type { Result } from '../../../../contract/problem'
import { mapped } from '../../mapped'
import type { Resource } from './resource'
import type { Walk } from './walk'

/**
 * What each chassis of a system has of something; null where none has any. What one cannot tell, none
 * tells: half of the temperatures would look like all of them.
 */
export const overChassis = async <T>(
  walk: Walk,
  read: (chassis: Resource) => Promise<Result<T | null>>,
): Promise<Result<T[] | null>> => {
  const chassis = await walk.chassis()
  if (!chassis.ok) return chassis
  const found: T[] = []
  for (const one of chassis.value) {
    const told = await read(one)
    if (!told.ok) return told
    if (told.value !== null) found.push(told.value)
  }
  return { ok: true, value: found.length > 0 ? found : null }
}

type Listed<T> = { items: T[]; absent: number }

/** Lists of what is fitted, as one. */
export const merged = <T>(lists: readonly Listed<T>[]): Listed<T> => ({
  items: lists.flatMap(({ items }) => items),
  absent: lists.reduce((sum, { absent }) => sum + absent, 0),
})

/** What each chassis of a system has of something, as one list; null where none has any. */
export const mergedOver = <T>(
  walk: Walk,
  read: (chassis: Resource) => Promise<Result<Listed<T> | null>>,
): Promise<Result<Listed<T> | null>> =>
  mapped(overChassis(walk, read), (lists) => lists && merged(lists))
