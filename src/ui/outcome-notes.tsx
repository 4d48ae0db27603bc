import { freshnessStatus } from '../contract/freshness'
import type { Outcome } from '../contract/freshness'
import { Age } from './age'
import { CopyId } from './copy-id'
import { Moment } from './moment'
import { StateShape } from './state-shape'
import classes from './outcome-notes.module.css'

/** What a reader of the list must know of a source: silent, old, or not wholly read. Else null. */
export const outcomeWord = ({ freshness, asOf, complete, problem }: Outcome) => {
  if (asOf === null) return problem === null ? 'is being read for the first time' : 'was never read'
  if (freshness === 'unreachable') return 'is unreachable'
  if (freshness === 'stale') return 'is stale'
  return complete ? null : 'is not wholly read'
}

/** Whether nothing is to be known of them: what none of them lists is not there. */
export const allHeard = (outcomes: readonly Outcome[]): boolean =>
  outcomes.every((outcome) => outcomeWord(outcome) === null)

type Told = { outcome: Outcome; word: string; collections: string[] }

/** What holds for several collections of a source for one reason is told once, with the oldest age. */
const together = (outcomes: readonly Outcome[]): Told[] => {
  const told = new Map<string, Told>()
  for (const outcome of outcomes) {
    const word = outcomeWord(outcome)
    if (word === null) continue
    const { sourceId, problem, collection, asOf } = outcome
    const key = [sourceId, word, problem?.title, problem?.detail].join('\n')
    const same = told.get(key)
    const isOlder = same !== undefined && (asOf ?? '') < (same.outcome.asOf ?? '')
    told.set(key, {
      outcome: same && !isOlder ? same.outcome : outcome,
      word,
      collections: [...(same?.collections ?? []), collection],
    })
  }
  return [...told.values()]
}

const OutcomeNote = ({ outcome, word, collections }: Told) => {
  const { sourceName, freshness, asOf, problem } = outcome
  return (
    <li className={classes.note}>
      <StateShape shape={freshnessStatus[freshness].shape} tone={freshnessStatus[freshness].tone} />
      <span>
        <strong>{sourceName}</strong> {word}
        <span className="dim">: {collections.join(', ').replaceAll('-', ' ')}</span>
        {asOf !== null && (
          <>
            {' '}
            as of <Moment at={asOf} named /> (<Age at={asOf} />)
          </>
        )}
        {problem !== null && (
          <span className="dim">
            {' · '}
            {problem.title}: {problem.detail}
          </span>
        )}
        {problem?.supportId !== undefined && (
          <>
            {' · support id '}
            <CopyId name="support id" id={problem.supportId} />
          </>
        )}
      </span>
    </li>
  )
}

/** One line per source and reason that leaves the list old or partial, with its age. */
export const OutcomeNotes = ({ outcomes }: { outcomes: readonly Outcome[] }) => {
  const notes = together(outcomes)
  if (notes.length === 0) return null
  return (
    <ul className={classes.notes} aria-label="Sources that are old or not wholly read">
      {notes.map((note) => (
        <OutcomeNote key={`${note.outcome.sourceId} ${note.collections[0]}`} {...note} />
      ))}
    </ul>
  )
}
