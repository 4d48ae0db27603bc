/**
 * How long what was read is taken for true, ms: the longest that a session outlives its end where another
 * process ended it and its word of that was lost.
 */
export const trustedMs = 2_000
const most = 1_000

type Kept<T> = { value: T; at: number }

/**
 * What was read a moment ago, so that it is not read for each request. Whoever ends or changes something
 * says `forget` afterwards: a reading that was under way meanwhile is used once and not kept.
 */
export const createRemembered = <T>(now: () => Date) => {
  const kept = new Map<string, Kept<T>>()
  let forgotten = 0

  const recent = (key: string): T | null => {
    const found = kept.get(key)
    if (!found) return null
    const age = now().getTime() - found.at
    if (age >= 0 && age < trustedMs) return found.value
    kept.delete(key)
    return null
  }

  return {
    /** What is remembered, null where nothing is. */
    recent,
    /** Reads, and remembers what there was. */
    read: async (key: string, read: () => Promise<T | undefined>): Promise<T | null> => {
      const before = forgotten
      const at = now().getTime()
      const value = await read()
      if (value === undefined) return null
      if (before !== forgotten) return value
      if (kept.size >= most) kept.clear()
      kept.set(key, { value, at })
      return value
    },
    forget: (): void => {
      kept.clear()
      forgotten += 1
    },
  }
}
