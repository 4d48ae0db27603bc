import type { Status } from '../contract/shape'
import { StateShape } from '../ui/state-shape'
import { countText } from '../util/count'
import classes from './board.module.css'

/** A number to read from across the room. `count` null: not known yet. */
export type Count = {
  status: Pick<Status, 'word' | 'shape' | 'tone'>
  count: number | null
  /** Said below the word, e.g. since when. */
  note?: string
}

/** How the whole divides into its states, for the eye. */
export const Shares = ({ counts }: { counts: readonly Count[] }) => (
  <div className={classes.shares} aria-hidden="true">
    {counts.map(
      ({ status, count }) =>
        Boolean(count) && (
          <i key={status.word} className={classes[status.tone]} style={{ flexGrow: count ?? 0 }} />
        ),
    )}
  </div>
)

/** Everything at a glance. A state that nothing is in stays quiet. */
export const Counts = ({ counts }: { counts: readonly Count[] }) => (
  <ul className={classes.counts}>
    {counts.map(({ status, count, note }) => (
      <li key={status.word} className={count ? classes[status.tone] : classes.none}>
        <strong>
          <StateShape shape={status.shape} tone={count ? status.tone : 'neutral'} />
          {count === null ? '–' : countText(count)}
        </strong>
        <span>
          {status.word} {note && <small>{note}</small>}
        </span>
      </li>
    ))}
  </ul>
)
