import type { Freshness, Outcome } from '../contract/freshness'
import { freshnessStatus } from '../contract/freshness'
import type { Problem } from '../contract/problem'

/** What one source contributes to a board, all of its collections taken together. */
export type SourceAge = {
  id: string
  name: string
  freshness: Freshness
  /** Of its oldest collection; null: at least one was never read. */
  asOf: string | null
  problem: Problem | null
  /** What a reader must know; '' where it is simply live. */
  word: string
}

const wordOf = (freshness: Freshness, asOf: string | null, complete: boolean, failing: boolean) => {
  if (asOf === null) return failing ? 'never read' : 'being read for the first time'
  if (freshness !== 'live') return freshnessStatus[freshness].word.toLowerCase()
  return complete ? '' : 'not wholly read'
}

const worstOf = (outcomes: readonly Outcome[]) =>
  outcomes.reduce((worst, { freshness }) =>
    freshnessStatus[freshness].rank < freshnessStatus[worst.freshness].rank
      ? { ...worst, freshness }
      : worst,
  ).freshness

const oldestOf = (outcomes: readonly Outcome[]) => {
  const times = outcomes.flatMap(({ asOf }) => asOf ?? [])
  return times.length < outcomes.length ? null : (times.sort()[0] ?? null)
}

/** One line per source, those that a reader must mind first. */
export const sourceAges = (outcomes: readonly Outcome[]): SourceAge[] => {
  const ids = [...new Set(outcomes.map(({ sourceId }) => sourceId))]
  const ages = ids.map((id): SourceAge => {
    const parts = outcomes.filter(({ sourceId }) => sourceId === id)
    const freshness = worstOf(parts)
    const asOf = oldestOf(parts)
    const problem = parts.find((part) => part.problem !== null)?.problem ?? null
    const complete = parts.every((part) => part.complete)
    const word = wordOf(freshness, asOf, complete, problem !== null)
    return { id, name: parts[0]?.sourceName ?? id, freshness, asOf, problem, word }
  })
  return ages.toSorted(
    (one, other) =>
      Number(one.word === '') - Number(other.word === '') ||
      freshnessStatus[one.freshness].rank - freshnessStatus[other.freshness].rank ||
      one.name.localeCompare(other.name),
  )
}

/** Whether what stands there of this source is old: its rows are hatched. */
export const isOld = ({ freshness }: Pick<SourceAge, 'freshness'>) =>
  freshness === 'stale' || freshness === 'unreachable'
