import type { RefObject } from 'react'
import { Link } from 'react-router'
import { freshnessStatus } from '../contract/freshness'
import type { Collection, Source } from '../contract/source'
import { paths } from '../paths'
import { Age } from '../ui/age'
import { Moment } from '../ui/moment'
import { Popup } from '../ui/popup'
import { ProblemNote } from '../ui/problem-note'
import { StateWord } from '../ui/state-word'
import { ageText } from '../util/age'
import { countText } from '../util/count'
import classes from './source-popup.module.css'

const CollectionRow = ({ item }: { item: Collection }) => (
  <tr>
    <th scope="row">{item.collection.replaceAll('-', ' ')}</th>
    <td>
      <StateWord status={freshnessStatus[item.freshness]} />
    </td>
    <td>{item.asOf === null ? 'not read yet' : <Age at={item.asOf} />}</td>
    <td className="dim">every {ageText(item.targetMs)}</td>
    <td>
      {item.total === null ? '–' : countText(item.total)}
      {!item.complete && <span className="dim"> so far</span>}
    </td>
  </tr>
)

/** What a source's age is made of: its collections, what is wrong, and when it is tried again. */
export const SourcePopup = ({
  source,
  anchor,
  onClose,
}: {
  source: Source
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
}) => {
  const { problem, collections } = source
  const next = collections.flatMap(({ nextTryAt }) => nextTryAt ?? []).sort()[0]
  return (
    <Popup name={source.name} anchor={anchor} onClose={onClose}>
      {source.simulated && <p className="dim">This source is simulated.</p>}
      {problem !== null && (
        <ProblemNote problem={problem}>
          {next !== undefined && (
            <p className="dim">
              Tried again at <Moment at={next} named />. What it said before stays in view and ages.
            </p>
          )}
        </ProblemNote>
      )}
      <table className={classes.collections}>
        <thead>
          <tr>
            <th scope="col">Collection</th>
            <th scope="col">Freshness</th>
            <th scope="col">Age</th>
            <th scope="col">Read</th>
            <th scope="col">Items</th>
          </tr>
        </thead>
        <tbody>
          {collections.map((item) => (
            <CollectionRow key={item.collection} item={item} />
          ))}
        </tbody>
      </table>
      <p>
        <Link to={paths.source(source.id)} onClick={onClose}>
          Everything about {source.name}
        </Link>
      </p>
    </Popup>
  )
}
