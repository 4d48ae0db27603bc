/** Work of which only one goes on for each key at a time: who asks meanwhile waits for the same. */
export const createShared = <T>() => {
  const running = new Map<string, Promise<T>>()
  return (key: string, work: () => Promise<T>): Promise<T> => {
    const held = running.get(key)
    if (held) return held
    const begun = work().finally(() => running.delete(key))
    running.set(key, begun)
    return begun
  }
}
