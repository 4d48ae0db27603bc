import type { Problem, Result } from '../../contract/problem'
import { createShared } from './shared'

/** What was read last, when, and why it was not read since. Times epoch ms. */
export type Kept<T> = { value: T | null; readAt: number | null; problem: Problem | null }

type Entry<T> = Kept<T> & { triedAt: number; ttlMs: number; stamp: string }

/** What failed is tried again no sooner than this. */
const afterFailureMs = 15_000

const restMs = <T>({ problem, ttlMs }: Entry<T>) =>
  problem === null
    ? ttlMs
    : Math.max(afterFailureMs, Math.min(problem.retryAfterMs ?? 0, 10 * afterFailureMs))

/**
 * Readings that all who ask within `ttlMs` share. What cannot be read again stays, with the reason. The
 * least recently asked for goes where there would be more than `most`.
 */
export const createKept = <T>({ now, most }: { now: () => Date; most: number }) => {
  const entries = new Map<string, Entry<T>>()
  const shared = createShared<Entry<T>>()

  const keep = (key: string, entry: Entry<T>) => {
    entries.delete(key)
    entries.set(key, entry)
    for (const oldest of entries.keys()) {
      if (entries.size <= most) break
      entries.delete(oldest)
    }
    return entry
  }

  /**
   * `read` is told whether somebody waits for its first answer. With another `stamp` than it was read under,
   * what is held is known to be outdated.
   */
  return async (
    key: string,
    ttlMs: number,
    read: (first: boolean) => Promise<Result<T>>,
    stamp = '',
  ): Promise<Kept<T>> => {
    const held = entries.get(key)
    const at = now().getTime()
    if (held?.stamp === stamp && at < held.triedAt + restMs(held)) return keep(key, held)
    return shared(key, async () => {
      const before: Kept<T> = held ?? { value: null, readAt: null, problem: null }
      const result = await read(before.readAt === null)
      const outcome: Kept<T> = result.ok
        ? { value: result.value, readAt: at, problem: null }
        : { ...before, problem: result.problem }
      return keep(key, { ...outcome, triedAt: now().getTime(), ttlMs, stamp })
    })
  }
}
export type Keep<T> = ReturnType<typeof createKept<T>>
