import { taskStatus } from '../contract/task'
import type { Task } from '../contract/task'
import { Moment } from '../ui/moment'
import { StateShape } from '../ui/state-shape'
import { nameOfPart } from './words'

/** What one lane is about, in a line that has its place below them. */
export const LaneReading = ({ task }: { task: Task }) => {
  const { word, shape, tone, ended } = taskStatus[task.state]
  return (
    <>
      <StateShape shape={shape} tone={tone} /> <strong>{nameOfPart(task)}</strong>{' '}
      <span className="dim">
        {word.toLowerCase()}
        {task.startedAt !== null && (
          <>
            {ended ? ', began ' : ' since '}
            <Moment at={task.startedAt} toTheSecond />
          </>
        )}
        {task.endedAt !== null && (
          <>
            {', ended '}
            <Moment at={task.endedAt} toTheSecond />
          </>
        )}
        {task.note !== null && ` · ${task.note}`}
      </span>
    </>
  )
}
