import { quantile } from '../stats'

/** CPU of this process for one request and its whole answer, ms. */
export type Timing = { median: number; p95: number; bytes: number }

/** CPU of this process, ms, until something is done. */
export const cpuOf = async (run: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

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
    let ok = true
    const time = await cpuOf(async () => {
      const answer = await ask()
      ok = answer.ok
      if (ok) bytes = (await answer.arrayBuffer()).byteLength
    })
    // Things go while the estate lives, and some may be asked a few times an hour only.
    if (!ok) break
    if (run > 0) times.push(time)
  }
  if (times.length === 0) return null
  return { median: quantile(times, 0.5), p95: quantile(times, 0.95), bytes }
}
