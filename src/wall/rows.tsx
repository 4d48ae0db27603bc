import type { ReactNode } from 'react'
import { useRef } from 'react'
import type { Outcome } from '../contract/freshness'
import type { Status } from '../contract/shape'
import { Moment } from '../ui/moment'
import { StateShape } from '../ui/state-shape'
import { itemsThatFit } from './fit'
import type { SourceAge } from './source-ages'
import { isOld, sourceAges } from './source-ages'
import { useRoom } from './use-room'
import { moreText } from './words'
import classes from './rows.module.css'

/** Heights in units of the wall, as the style sheet has them; a row with the gap below it. */
const heights = { row: 103, more: 48 }

/** One thing to read: what it is, why it is there, and how long already. */
export type WallRow = {
  key: string
  sourceId: string
  status: Pick<Status, 'word' | 'shape' | 'tone'>
  name: string
  why: ReactNode
  age: ReactNode
  /** Below the age; where nothing else is said, the source. */
  note?: string
}

const Row = ({
  row,
  source,
  silent,
}: {
  row: WallRow
  source: SourceAge | undefined
  silent: boolean
}) => {
  const { status, name, why, age, note } = row
  const old = silent || (source !== undefined && isOld(source))
  const asOf = old ? source?.asOf : null
  return (
    <li className={`${classes.row} ${classes[status.tone]} ${old ? classes.aged : ''}`}>
      <StateShape shape={status.shape} tone={status.tone} />
      <strong>{name}</strong>
      <span className={classes.what}>
        <span className="unseen">{status.word}: </span>
        {why}
      </span>
      <span className={classes.age}>{age}</span>
      <span className={classes.from}>
        {asOf ? (
          <>
            as of <Moment at={asOf} />
          </>
        ) : (
          (note ?? source?.name)
        )}
      </span>
    </li>
  )
}

/**
 * The rows that there is room for; the rest is summed up by state, never scrolled. Rows of a source that
 * is silent are hatched and say as of when they are, all of them while the BFF itself is silent. `kinds`:
 * how many there are of each word.
 */
export const Rows = ({
  name,
  rows,
  kinds,
  outcomes,
  silent,
  none,
  narrow = false,
}: {
  name: string
  rows: readonly WallRow[]
  kinds: readonly { word: string; count: number }[]
  outcomes: readonly Outcome[]
  silent: boolean
  /** What stands there instead of rows. */
  none: ReactNode
  /** Two lists share the width: the source is left to the column beside them. */
  narrow?: boolean
}) => {
  const list = useRef<HTMLUListElement>(null)
  const room = useRoom(list)
  const total = kinds.reduce((sum, { count }) => sum + count, 0)
  const needed = Array<number>(Math.max(total, rows.length)).fill(heights.row)
  const shown = rows.slice(0, itemsThatFit(room, needed, heights.more))
  const more = moreText(
    kinds.map(({ word, count }) => ({
      word,
      count: count - shown.filter(({ status }) => status.word === word).length,
    })),
  )
  const sources = new Map(sourceAges(outcomes).map((source) => [source.id, source]))
  return (
    <section className={`${classes.rows} ${narrow ? classes.narrow : ''}`} aria-label={name}>
      <h2>{name}</h2>
      <ul ref={list}>
        {shown.map((row) => (
          <Row key={row.key} row={row} source={sources.get(row.sourceId)} silent={silent} />
        ))}
        {more !== '' && <li className={classes.more}>{more}</li>}
      </ul>
      {rows.length === 0 && none}
    </section>
  )
}
