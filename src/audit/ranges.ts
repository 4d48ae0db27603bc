const hourMs = 3_600_000

/** Spans of time at one click, ending now. */
export const ranges: readonly { name: string; said: string; ms: number }[] = [
  { name: '1 h', said: 'Last hour', ms: hourMs },
  { name: '24 h', said: 'Last 24 hours', ms: 24 * hourMs },
  { name: '7 d', said: 'Last 7 days', ms: 7 * 24 * hourMs },
  { name: '30 d', said: 'Last 30 days', ms: 30 * 24 * hourMs },
]

/** The beginning of a span that ends now, to the minute: a link says no more than was meant. */
export const sinceOf = (ms: number, nowMs: number): string =>
  new Date(Math.floor((nowMs - ms) / 60_000) * 60_000).toISOString()
