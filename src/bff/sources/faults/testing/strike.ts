import type { Problem } from '../../../../contract/problem'
import type { Sight, World } from './watch'
import { watch } from './watch'

/** What one fault did to one source: a cell of the table. */
export type Cell = {
  /** What a viewer saw at the end of the fault. */
  seen: Pick<Sight, 'freshness' | 'complete'> & { kind: string | null; words: string | null }
  /** Whether every row was there in the middle of it, and after it. */
  kept: boolean
  logged: string[]
  /** What reached the source while it lasted, and until all was well again. */
  requests: { during: number; untilWell: number }
  wellAfterMs: number
  /** What was sent that changes something there, sign-ins apart. */
  unsafe: number
  /** All that the browser and the log were told. */
  told: string
}

const beforeMs = 30_000
const usualMs = 120_000

const wordsOf = ({ title, detail }: Problem) => `${title}. ${detail}`

const isUnsafe = (request: string) =>
  /\b(POST|PUT|PATCH|DELETE) /.test(request) && !/token|Sessions/i.test(request)

/**
 * Lets a source become well, strikes it for a while (two minutes) of its clock, and waits until it is well again.
 * `list`: the list whose rows must stay.
 */
export const strike = async (
  world: World,
  list: string,
  fault: { begin: () => unknown; end: () => unknown; lastsMs?: number },
): Promise<Cell> => {
  const { advance, look, untilWell, logged, lines, requests } = await watch(world, list)
  await advance(beforeMs)
  const { sight: before } = await untilWell()
  const from = { request: requests.length, line: logged().length }
  await fault.begin()
  await advance(fault.lastsMs ?? usualMs)
  const during = await look()
  const spent = requests.length - from.request
  await fault.end()
  const { ms, sight: after } = await untilWell()
  const rows = ({ ids, held }: Sight) => JSON.stringify([ids, held])
  const { freshness, complete, problem } = during
  return {
    seen: {
      freshness,
      complete,
      kind: problem?.kind ?? null,
      words: problem === null ? null : wordsOf(problem),
    },
    kept: before.ids.length > 0 && [during, after].every((sight) => rows(sight) === rows(before)),
    logged: logged()
      .slice(from.line)
      .map(({ msg, problem: why }) => (why ? `${msg}: ${wordsOf(why)}` : msg)),
    requests: { during: spent, untilWell: requests.length - from.request },
    wellAfterMs: ms,
    unsafe: requests.slice(from.request).filter(isUnsafe).length,
    told: [during.told, after.told, ...lines].join('\n'),
  }
}
