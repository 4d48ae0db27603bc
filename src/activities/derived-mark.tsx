import classes from './activities.module.css'

/** Why an activity is not the source's own word. */
export const derivedHint =
  'This source tells no activities: Sightline saw it change between two readings. It is dated by the second one.'

/** Marks an activity that the source itself did not tell. */
export const DerivedMark = () => (
  <span className={classes.derived} title={derivedHint}>
    derived
  </span>
)
