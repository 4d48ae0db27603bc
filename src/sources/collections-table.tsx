import { freshnessStatus } from '../contract/freshness'
import type { Collection } from '../contract/source'
import type { SourceDetail } from '../contract/source-detail'
import { StateWord } from '../ui/state-word'
import { Until } from '../ui/until'
import { countText } from '../util/count'
import { AgeBar, AgeOfTarget } from './age-bar'
import { WideTable } from './wide-table'
import classes from './tables.module.css'

type Pass = SourceDetail['passes'][number]

const NextPass = ({ collection, pass }: { collection: Collection; pass: Pass | undefined }) => {
  if (pass?.running) return <span>being read</span>
  const at = pass?.at ?? collection.nextTryAt
  if (at === null) return <span className="dimmer">elsewhere</span>
  return <Until at={at} past="now" />
}

/** Every collection: how old it is, when it is read next, and what stands in the way. */
export const CollectionsTable = ({ source }: { source: SourceDetail }) => (
  <WideTable name="Age of each collection">
    <thead>
      <tr>
        <th scope="col">Collection</th>
        <th scope="col">Freshness</th>
        <th scope="col">Age</th>
        <th scope="col">Read next</th>
        <th scope="col" className={classes.number}>
          Items
        </th>
      </tr>
    </thead>
    <tbody>
      {source.collections.map((collection) => (
        <tr key={collection.collection}>
          <th scope="row">{collection.collection.replaceAll('-', ' ')}</th>
          <td>
            <StateWord status={freshnessStatus[collection.freshness]} />
          </td>
          <td>
            <span className={classes.line}>
              <span className={classes.bar}>
                <AgeBar collection={collection} />
              </span>
              <AgeOfTarget collection={collection} />
            </span>
          </td>
          <td>
            <NextPass
              collection={collection}
              pass={source.passes.find((one) => one.collection === collection.collection)}
            />
          </td>
          <td className={classes.number}>
            {collection.total === null ? (
              <span className="dimmer">kept in memory</span>
            ) : (
              <>
                {countText(collection.total)}
                {!collection.complete && <span className="dim"> so far</span>}
              </>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </WideTable>
)
