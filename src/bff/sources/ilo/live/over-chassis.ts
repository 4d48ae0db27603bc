import type { Result } from '../../../../contract/problem'
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
