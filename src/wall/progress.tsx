import { taskStatus } from '../contract/task'
import type { Task } from '../contract/task'
import { progressText, shareOf } from '../ui/progress-bar'
import classes from './board.module.css'

/** How far a task is: a bar where something measures it, always in words, never moving by itself. */
export const Progress = ({
  task: { state, progress },
}: {
  task: Pick<Task, 'state' | 'progress'>
}) => {
  const share = shareOf(progress)
  const word = taskStatus[state].word.toLowerCase()
  if (share === null) return state === 'running' ? `${word}, ${progressText(progress)}` : word
  return (
    <span className={classes.progress}>
      <span className={classes.track}>
        <i className={classes[progress.kind]} style={{ transform: `scaleX(${share})` }} />
      </span>
      {state === 'running' ? progressText(progress) : `${word} at ${progressText(progress)}`}
    </span>
  )
}
