import { taskStatus } from '../contract/task'
import type { Task } from '../contract/task'
import { Moment } from '../ui/moment'
import { fillOf, progressText } from '../ui/progress-bar'
import { useShown } from '../ui/use-shown'
import classes from './rows.module.css'

/** On what a task is and how far: a bar where something measures it, always in words, and still. */
export const Progress = ({
  task,
  on,
}: {
  task: Pick<Task, 'state' | 'progress' | 'startedAt' | 'endedAt' | 'stalledSince'>
  /** What it touches; '' where that is not said. */
  on: string
}) => {
  const { state, stalledSince } = task
  const progress = useShown(task)
  const { share } = progress
  const said = progressText(progress)
  const word = taskStatus[state].word.toLowerCase()
  return (
    <span className={classes.progress}>
      {on !== '' && <span>{on}</span>}
      {share !== null && (
        <span className={classes.track}>
          <i
            className={progress.kind === 'estimated' ? classes.estimated : undefined}
            style={fillOf(progress.kind, share)}
          />
        </span>
      )}
      <span>
        {stalledSince !== null ? (
          <>
            stalled since <Moment at={stalledSince} />
          </>
        ) : state === 'running' ? (
          said
        ) : share === null || progress.kind === 'estimated' ? (
          word
        ) : (
          `${word} at ${said}`
        )}
      </span>
    </span>
  )
}
