import type { Tone } from '../contract/shape'
import type { Progress } from '../contract/task'
import classes from './progress-bar.module.css'

/** A progress in words. */
export const progressText = (progress: Progress) => {
  switch (progress.kind) {
    case 'measured':
      return `${Math.floor(progress.percent)} %`
    case 'counted':
      return `${progress.done} of ${progress.total}`
    case 'estimated':
    case 'unknown':
      return 'no measure'
  }
}

/** How far a progress is, 0 to 1; null where nothing measures it. */
export const shareOf = (progress: Progress) => {
  switch (progress.kind) {
    case 'measured':
      return Math.min(1, Math.max(0, progress.percent / 100))
    case 'counted':
      return progress.total === 0 ? 0 : Math.min(1, progress.done / progress.total)
    case 'estimated':
    case 'unknown':
      return null
  }
}

/**
 * A bar that says what it knows: solid for a measure, steps for counted children, a passing light with
 * "no measure" for neither. `word` overrules the label, e.g. `approval`; `moving` false holds it still.
 */
export const ProgressBar = ({
  progress,
  tone = 'running',
  word = progressText(progress),
  moving = true,
}: {
  progress: Progress
  tone?: Tone
  word?: string
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
      {...(share === null ? {} : { 'aria-valuenow': Math.round(share * 100) })}
    >
      <span className={classes.track}>
        <i
          className={`${fill} ${classes[tone]}`}
          style={share === null ? undefined : { transform: `scaleX(${share})` }}
        />
      </span>
      <span className={classes.label}>{word}</span>
    </span>
  )
}
