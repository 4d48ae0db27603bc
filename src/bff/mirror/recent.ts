/** Keeps the results asked for most recently, at most `size` of them. */
export const createRecent = <T>(size: number) => {
  const entries = new Map<string, T>()

  return {
    /** The kept result under the key, or the one that `make` gives now. */
    get: async (key: string, make: () => Promise<T>): Promise<T> => {
      const held = entries.get(key)
      const value = held ?? (await make())
      entries.delete(key)
      entries.set(key, value)
      for (const oldest of entries.keys()) {
        if (entries.size <= size) break
        entries.delete(oldest)
      }
      return value
    },
  }
}
