import type { Task } from '../../contract/task'
import { taskStatus } from '../../contract/task'
import { progressText } from '../../ui/progress-bar'
import { StateWord } from '../../ui/state-word'
import { useShown } from '../../ui/use-shown'

/** A task that is under way on a server, in its row: a ring that fills, and how far it is. */
export const UnderWay = ({ task }: { task: Task }) => {
  const { name, note, state } = task
  const progress = useShown(task)
  const { share } = progress
  const far = share === null ? '' : ` ${progressText(progress)}`
  return (
    <span title={note ?? name}>
      <StateWord
        status={taskStatus[state]}
        word={`${name}: ${taskStatus[state].word.toLowerCase()}${far}`}
        {...(share === null ? {} : { share })}
      />
    </span>
  )
}
