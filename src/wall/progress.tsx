import { taskStatus } from '../contract/task'
import type { Task } from '../contract/task'
import { progressText, shareOf } from '../ui/progress-bar'
import classes from './rows.module.css'

/** On what a task is and how far: a bar where something measures it, always in words, and still. */
export const Progress = ({
  task: { state, progress },
  on,
}: {
  task: Pick<Task, 'state' | 'progress'>
  /** What it touches; '' where that is not said. */
  on: string
}) => {
  const share = shareOf(progress)
  const said = progressText(progress)
  const word = taskStatus[state].word.toLowerCase()
  return (
    <span className={classes.progress}>
      {on !== '' && <span>{on}</span>}
      {share !== null && (
        <span className={classes.track}>
          <i style={{ transform: `scaleX(${share})` }} />
        </span>
      )}
      <span>{state === 'running' ? said : share === null ? word : `${word} at ${said}`}</span>
    </span>
  )
}
