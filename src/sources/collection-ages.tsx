import { freshnessStatus } from '../contract/freshness'
import type { Collection } from '../contract/source'
import { StateWord } from '../ui/state-word'
import { AgeBar, AgeOfTarget } from './age-bar'
import classes from './collection-ages.module.css'

/** The age of every collection of a source, side by side. */
export const CollectionAges = ({ collections }: { collections: readonly Collection[] }) => (
  <ul className={classes.ages} aria-label="Age of what was read">
    {collections.map((collection) => (
      <li key={collection.collection} className={classes[collection.freshness]}>
        <StateWord status={freshnessStatus[collection.freshness]} muted />
        <span className={classes.name}>{collection.collection.replaceAll('-', ' ')}</span>
        <AgeBar collection={collection} />
        <AgeOfTarget collection={collection} />
      </li>
    ))}
  </ul>
)
