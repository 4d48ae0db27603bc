/** What of a map passes `keep`, as it is at the moment of reading; writes go nowhere. */
export class MapView<K, V> extends Map<K, V> {
  private readonly source: ReadonlyMap<K, V>
  private readonly keep: (value: V) => boolean

  constructor(source: ReadonlyMap<K, V>, keep: (value: V) => boolean) {
    super()
    this.source = source
    this.keep = keep
  }

  override get(key: K): V | undefined {
    const value = this.source.get(key)
    return value !== undefined && this.keep(value) ? value : undefined
  }

  override has(key: K): boolean {
    return this.get(key) !== undefined
  }

  override get size(): number {
    return [...this.entries()].length
  }

  override *entries(): MapIterator<[K, V]> {
    for (const entry of this.source) if (this.keep(entry[1])) yield entry
  }

  override *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key
  }

  override *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  override [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }
}
