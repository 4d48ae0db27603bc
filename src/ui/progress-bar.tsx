import type { ShownProgress } from '../contract/progress'
import { measureText } from '../contract/progress'
import type { Tone } from '../contract/shape'
import type { Progress } from '../contract/task'
import { rangeText } from './range-text'
import classes from './progress-bar.module.css'

/** A progress in words. */
export const progressText = (progress: Progress | ShownProgress): string => {
  const measured = measureText(progress)
  if (measured !== null) return measured
  if (progress.kind !== 'estimated') return 'no measure'
  if (!('late' in progress)) return 'estimated'
  return progress.late ? 'later than usual' : `≈ ${progress.percent} %`
}

/** What the words of a progress do not say: where it is from. */
export const progressSource = (progress: ShownProgress) => {
  switch (progress.kind) {
    case 'measured':
      return 'Measured by its source.'
    case 'counted':
      return 'Counted by its parts that ended.'
    case 'estimated':
      return `Estimated: past ones usually took ${rangeText(progress.shortMs, progress.longMs)}.`
    case 'unknown':
      return 'Its source gives no measure, and too few past ones are known to estimate it by.'
  }
}

/** How far a progress is, 0 to 1; null where nothing measures it, or only its moment tells. */
export const shareOf = (progress: Progress | ShownProgress) => {
  switch (progress.kind) {
    case 'measured':
      return Math.min(1, Math.max(0, progress.percent / 100))
    case 'counted':
      return progress.total === 0 ? 0 : Math.min(1, progress.done / progress.total)
    case 'estimated':
      return 'share' in progress ? progress.share : null
    case 'unknown':
      return null
  }
}

/** How a bar is filled so far; hatches are cut off, as they would be squeezed. */
export const fillOf = (kind: Progress['kind'], share: number) =>
  kind === 'estimated'
    ? { clipPath: `inset(0 ${100 - share * 100}% 0 0)` }
    : { transform: `scaleX(${share})` }

/**
 * A bar that says what it knows: solid for a measure, steps for counted children, hatched for an estimate,
 * a passing light with "no measure" for none of them. `word` overrules the label, e.g. `approval`; `moving` false holds it still.
 */
export const ProgressBar = ({
  progress,
  tone = 'running',
  word = progressText(progress),
  title,
  moving = true,
}: {
  progress: Progress | ShownProgress
  tone?: Tone
  word?: string
  /** Where the progress is from. */
  title?: string
  moving?: boolean
}) => {
  const share = shareOf(progress)
  const fill = share === null ? (moving ? classes.passing : classes.none) : classes[progress.kind]
  return (
    <span
      className={classes.progress}
      role="progressbar"
      aria-label="Progress"
      aria-valuetext={word}
      title={title}
      {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}
    >
      <span className={classes.track}>
        <i
          className={`${fill} ${classes[tone]}`}
          style={share === null ? undefined : fillOf(progress.kind, share)}
        />
      </span>
      <span className={classes.label}>{word}</span>
    </span>
  )
}
