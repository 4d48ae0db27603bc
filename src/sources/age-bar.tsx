import { liveForMs } from '../contract/freshness'
import type { Collection } from '../contract/source'
import { useNow } from '../ui/clock'
import { ageText } from '../util/age'
import classes from './age-bar.module.css'

const steps = 50

/** How much of the time that a collection may be old has passed, 0 to 1, in steps that an eye tells. */
export const shareOfLife = (ageMs: number, targetMs: number): number =>
  Math.min(steps, Math.max(0, Math.round((ageMs / liveForMs(targetMs)) * steps))) / steps

/**
 * The age of a collection as a bar that is full when it becomes late, with a mark where it should be
 * read again. For the eye: the words stand beside it.
 */
export const AgeBar = ({ collection }: { collection: Collection }) => {
  const { asOf, targetMs, freshness } = collection
  const share = useNow((now) => (asOf === null ? 0 : shareOfLife(now - Date.parse(asOf), targetMs)))
  return (
    <span className={`${classes.bar} ${classes[freshness]}`} aria-hidden="true">
      <i style={{ transform: `scaleX(${share})` }} />
      <b style={{ left: `${(targetMs / liveForMs(targetMs)) * 100}%` }} />
    </span>
  )
}

/** `12 s of 2 min`: how old it is, and how old it is meant to become. */
export const AgeOfTarget = ({ collection }: { collection: Collection }) => {
  const { asOf, targetMs } = collection
  const age = useNow((now) => (asOf === null ? '' : ageText(now - Date.parse(asOf))))
  return (
    <span className={classes.age}>
      {age === '' ? 'not read yet' : age}
      <span className="dimmer"> of {ageText(targetMs)}</span>
    </span>
  )
}
