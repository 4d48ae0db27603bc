/**
 * The newest time that a list has told, from which the next reading goes on. Never later than our own
 * clock: one record with a wrong date must not hide all that follow. `overlapMs`: how far the next
 * reading goes back behind it, for what is listed a little after it is dated.
 */
export const createWatermark = (overlapMs: number) => {
  let newest: string | null = null

  return {
    /** ISO, or null before anything was told. */
    since: (): string | null =>
      newest === null ? null : new Date(Date.parse(newest) - overlapMs).toISOString(),
    /** After a reading that came to its end; one that broke off is repeated. */
    rise: (times: readonly string[], now: Date) => {
      const limit = now.toISOString()
      for (const time of times) {
        const told = time < limit ? time : limit
        if (newest === null || told > newest) newest = told
      }
    },
  }
}
