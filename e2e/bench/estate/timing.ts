import { quantile } from '../stats'

/** CPU of this process for one request and its whole answer, ms. */
export type Timing = { median: number; p95: number; bytes: number }

/**
 * Times `ask` `runs` times after one that does not count, until it is refused; null where that is at once.
 * `before` is not timed.
 */
export const timed = async (
  ask: () => Promise<Response>,
  runs: number,
  before: () => void,
): Promise<Timing | null> => {
  const times: number[] = []
  let bytes = 0
  for (let run = 0; run <= runs; run += 1) {
    before()
    const used = process.cpuUsage()
    const answer = await ask()
    // Things go while the estate lives, and some may be asked a few times an hour only.
    if (!answer.ok) break
    bytes = (await answer.arrayBuffer()).byteLength
    const { user, system } = process.cpuUsage(used)
    if (run > 0) times.push((user + system) / 1_000)
  }
  if (times.length === 0) return null
  return { median: quantile(times, 0.5), p95: quantile(times, 0.95), bytes }
}
