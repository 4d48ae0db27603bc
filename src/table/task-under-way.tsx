import { Link } from 'react-router'
import { taskStatus } from '../contract/task'
import { paths } from '../paths'
import { progressText } from '../ui/progress-bar'
import { StateWord } from '../ui/state-word'
import { useShown } from '../ui/use-shown'
import type { TaskUnderWay } from './use-under-way'
import classes from './task-under-way.module.css'

/** A task that is under way on a thing, in its row or at the head of its page, with the way to it. */
export const TaskOn = ({ task, inRow = false }: { task: TaskUnderWay; inRow?: boolean }) => {
  const { name, note, state } = task
  const progress = useShown(task)
  const { share } = progress
  const far = share === null ? '' : ` ${progressText(progress)}`
  return (
    <Link
      to={paths.task(task)}
      className={classes.task ?? ''}
      title={note ?? name}
      tabIndex={inRow ? -1 : undefined}
    >
      <StateWord
        status={taskStatus[state]}
        word={`${name}: ${taskStatus[state].word.toLowerCase()}${far}`}
        {...(share === null ? {} : { share })}
      />
    </Link>
  )
}
