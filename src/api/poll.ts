import type { QueryState } from '@tanstack/react-query'

/** A person's tab, or a wall screen that nobody can touch. */
export type Place = 'desk' | 'wall'

const floorMs = 1_000
const capMs = 60_000
const unpacedMs = 5_000

/**
 * When to ask again, ms; false: not until somebody looks. The server sets the pace (`pollAfterMs` of
 * its last reply), each miss in a row doubles it up to a minute, a hidden desk tab rests.
 */
export const nextPoll = (
  pollAfterMs: number | undefined,
  misses: number,
  visible: boolean,
  place: Place,
): number | false => {
  if (!visible && place === 'desk') return false
  const pace = Math.max(floorMs, pollAfterMs ?? unpacedMs)
  return Math.max(pace, Math.min(capMs, pace * 2 ** misses))
}

type Polled<T> = { state: QueryState<T> }

const errorsAtLastReply = new WeakMap<object, number>()

/** Failures since the last reply; the query itself counts them only from its beginning. */
const missesOf = (query: Polled<unknown>) => {
  const { status, errorUpdateCount } = query.state
  if (status === 'success') errorsAtLastReply.set(query, errorUpdateCount)
  return errorUpdateCount - (errorsAtLastReply.get(query) ?? 0)
}

/**
 * Spread over a query's options by the one owner that polls it. `paceOf`: how soon the reply wants to
 * be read again, ms; a list says so itself.
 */
export const polling = <T>(paceOf: (reply: T) => number | undefined, place: Place = 'desk') => ({
  refetchInterval: (query: Polled<T>) => {
    const held = query.state.data
    return nextPoll(
      held === undefined ? undefined : paceOf(held),
      missesOf(query),
      document.visibilityState !== 'hidden',
      place,
    )
  },
  refetchIntervalInBackground: place === 'wall',
  refetchOnWindowFocus: 'always' as const,
})

/** For lists: the server paces. */
export const listPolling = polling((page: { pollAfterMs: number }) => page.pollAfterMs)
