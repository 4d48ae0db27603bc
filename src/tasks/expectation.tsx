import type { Task } from '../contract/task'
import { Moment } from '../ui/moment'
import { rangeText } from '../ui/range-text'
import { useShown } from '../ui/use-shown'

const iso = (ms: number) => new Date(ms).toISOString()

/** When a task that is estimated should be over, by how long past ones took. */
export const Expectation = ({
  task,
}: {
  task: Pick<Task, 'state' | 'progress' | 'startedAt' | 'endedAt'>
}) => {
  const shown = useShown(task)
  if (shown.kind !== 'estimated' || task.endedAt !== null) return null
  const { shortMs, longMs, finish, late } = shown
  return (
    <span className="dim">
      usually {rangeText(shortMs, longMs)}
      {finish &&
        (late ? (
          <>
            , expected by <Moment at={iso(finish.to)} />
          </>
        ) : (
          <>
            , done between <Moment at={iso(finish.from)} /> and <Moment at={iso(finish.to)} />
          </>
        ))}
    </span>
  )
}
