import type { EntityKind } from './entities'

/** The marks of one kind of one source; `writes` counts those that began, `writing` those under way. */
type Place = { marks: Map<string, string>; writing: number; writes: number }

/**
 * Under which mark each row was written last: what a source says again word for word is then neither read
 * nor compared with the store. Of this process only: after a start everything is compared once.
 */
export const createMarks = () => {
  const places = new Map<string, Place>()

  const placeOf = (sourceId: string, kind: EntityKind): Place => {
    const key = `${kind} ${sourceId}`
    const held = places.get(key)
    if (held) return held
    const place: Place = { marks: new Map(), writing: 0, writes: 0 }
    places.set(key, place)
    return place
  }

  return {
    isHeld: (sourceId: string, kind: EntityKind, id: string, mark: string): boolean =>
      placeOf(sourceId, kind).marks.get(id) === mark,

    /**
     * Does a write, and remembers the marks that it gives once it has come to its end. While it is under way,
     * or where it fails, nothing is known of these ids; of two writes at once nobody knows which was the last.
     */
    during: async <T>(
      sourceId: string,
      kind: EntityKind,
      ids: Iterable<string>,
      write: () => Promise<T>,
      written: ReadonlyMap<string, string> = new Map(),
    ): Promise<T> => {
      const place = placeOf(sourceId, kind)
      for (const id of ids) place.marks.delete(id)
      const alone = place.writing === 0
      place.writing += 1
      place.writes += 1
      const mine = place.writes
      try {
        const result = await write()
        if (alone && mine === place.writes)
          for (const [id, mark] of written) place.marks.set(id, mark)
        return result
      } finally {
        place.writing -= 1
      }
    },

    /** Another BFF may have written to this source. */
    forget: (sourceId: string): void => {
      for (const [key, place] of places) {
        if (!key.endsWith(` ${sourceId}`)) continue
        place.marks.clear()
        place.writes += 1
      }
    },
  }
}
