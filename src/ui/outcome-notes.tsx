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

const OutcomeNote = ({ outcome, word }: { outcome: Outcome; word: string }) => {
  const { sourceName, collection, freshness, asOf, problem } = outcome
  return (
    <li className={classes.note}>
      <StateShape shape={freshnessStatus[freshness].shape} tone={freshnessStatus[freshness].tone} />
      <span>
        <strong>{sourceName}</strong> {word}
        <span className="dim">: {collection.replaceAll('-', ' ')}</span>
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

/** One line per source that leaves the list old or partial, with its age and the reason. */
export const OutcomeNotes = ({ outcomes }: { outcomes: readonly Outcome[] }) => {
  const notes = outcomes.flatMap((outcome) => {
    const word = outcomeWord(outcome)
    return word === null ? [] : [{ outcome, word }]
  })
  if (notes.length === 0) return null
  return (
    <ul className={classes.notes} aria-label="Sources that are old or not wholly read">
      {notes.map(({ outcome, word }) => (
        <OutcomeNote
          key={`${outcome.sourceId} ${outcome.collection}`}
          outcome={outcome}
          word={word}
        />
      ))}
    </ul>
  )
}
