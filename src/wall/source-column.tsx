import { useRef } from 'react'
import { freshnessStatus } from '../contract/freshness'
import type { Outcome } from '../contract/freshness'
import { Age } from '../ui/age'
import { Moment } from '../ui/moment'
import { StateShape } from '../ui/state-shape'
import { countText } from '../util/count'
import { itemsThatFit } from './fit'
import type { SourceAge } from './source-ages'
import { isOld, sourceAges } from './source-ages'
import { useRoom } from './use-room'
import classes from './source-column.module.css'

/** Heights in units of the wall, as the style sheet has them. */
const heights = { old: 190, live: 62 }

const OldSource = ({ source }: { source: SourceAge }) => (
  <li className={classes.old}>
    <p>
      <StateShape {...freshnessStatus[source.freshness]} />
      <strong>{source.name}</strong> {source.word}
    </p>
    <p>
      {source.asOf === null ? (
        'Nothing of it is shown.'
      ) : (
        <>
          As of <Moment at={source.asOf} named />, <Age at={source.asOf} /> ago
        </>
      )}
    </p>
    {source.problem && (
      <p className={classes.why}>
        {source.problem.kind === 'unreachable' ? '' : `${source.problem.title}: `}
        {source.problem.detail}
      </p>
    )}
  </li>
)

const LiveSource = ({ source, silent }: { source: SourceAge; silent: boolean }) => {
  const { shape, tone } = freshnessStatus[silent ? 'stale' : source.freshness]
  return (
    <li className={silent || source.word !== '' ? classes.late : classes.live}>
      <StateShape shape={shape} tone={tone} />
      <span>
        {source.name} {source.word}
      </span>
      {source.asOf !== null && <Age at={source.asOf} />}
    </li>
  )
}

/** Every source of a board with its age: one that is silent says since when and why. */
export const SourceColumn = ({
  outcomes,
  silent,
}: {
  outcomes: readonly Outcome[]
  /** The BFF itself does not answer: no age is live. */
  silent: boolean
}) => {
  const list = useRef<HTMLUListElement>(null)
  const sources = sourceAges(outcomes)
  const room = useRoom(list)
  const needed = sources.map((source) => (isOld(source) ? heights.old : heights.live))
  const shown = sources.slice(0, itemsThatFit(room, needed, heights.live))
  const hidden = sources.slice(shown.length)
  const silentOnes = hidden.filter(isOld).length
  return (
    <section className={classes.sources} aria-label="Sources and their age">
      <h2>Sources</h2>
      <ul ref={list}>
        {shown.map((source) =>
          isOld(source) ? (
            <OldSource key={source.id} source={source} />
          ) : (
            <LiveSource key={source.id} source={source} silent={silent} />
          ),
        )}
        {hidden.length > 0 && (
          <li className={classes.more}>
            and {countText(hidden.length)} more
            {silentOnes > 0 && silentOnes < hidden.length && `, ${countText(silentOnes)}`}
            {silentOnes > 0 && ' silent'}
          </li>
        )}
      </ul>
    </section>
  )
}
