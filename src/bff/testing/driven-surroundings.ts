import type { Surroundings } from '../upstream/upstream'

type Waiter = { at: number; resolve: () => void }

const quietTurns = 12
/** A request that nobody answers is not waited for longer than this. */
const mostTurns = 400

/**
 * Surroundings for tests: a clock that only `advance` moves, waits that end when it passes them, a
 * `random` that always says one half. `waits` lists the delays that were asked for, ms. `turn`: how what
 * is under way gets on meanwhile.
 */
export const driveSurroundings = (
  fetch: Surroundings['fetch'],
  start = '2026-11-20T10:00:00.000Z',
  turn = () => new Promise<unknown>((resolve) => setImmediate(resolve)),
) => {
  let at = Date.parse(start)
  let waiters: Waiter[] = []
  const waits: number[] = []

  let inFlight = 0

  /** Lets everything happen that needs no time to pass. */
  const settle = async () => {
    for (let turns = 0, quiet = 0; quiet < quietTurns && turns < mostTurns; turns += 1) {
      await turn()
      quiet = inFlight > 0 ? 0 : quiet + 1
    }
  }

  const surroundings: Surroundings = {
    fetch: async (request) => {
      inFlight += 1
      try {
        return await fetch(request)
      } finally {
        inFlight -= 1
      }
    },
    now: () => new Date(at),
    random: () => 0.5,
    certificateAt: () => null,
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        waits.push(ms)
        const waiter = {
          at: at + ms,
          resolve: () => {
            signal?.removeEventListener('abort', abort)
            resolve()
          },
        }
        waiters.push(waiter)
        const abort = () => {
          waiters = waiters.filter((other) => other !== waiter)
          reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'))
        }
        if (signal?.aborted) abort()
        signal?.addEventListener('abort', abort, { once: true })
      }),
  }

  return {
    surroundings,
    waits,
    settle,
    /** Lets time pass, stopping at every wait that ends on the way. */
    advance: async (ms: number): Promise<void> => {
      const until = at + ms
      for (;;) {
        await settle()
        const next = waiters.filter((waiter) => waiter.at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        at = Math.max(at, next.at)
        waiters = waiters.filter((waiter) => waiter !== next)
        next.resolve()
      }
      at = until
      await settle()
    },
  }
}
