import { Link } from 'react-router'
import type { Outcome } from '../../contract/freshness'
import type { Task } from '../../contract/task'
import { taskStatus } from '../../contract/task'
import { paths } from '../../paths'
import { Age } from '../../ui/age'
import { useNow } from '../../ui/clock'
import { allHeard } from '../../ui/outcome-notes'
import { StateShape } from '../../ui/state-shape'
import classes from './lately.module.css'

const day = 24 * 3_600_000
const most = 3

/** What goes on, and what was begun within a day, newest first. */
export const recent = (tasks: readonly Task[], now: number) =>
  tasks
    .filter(({ state, createdAt }) => !taskStatus[state].ended || now - Date.parse(createdAt) < day)
    .slice(0, most)

/** Who started what on this server lately: the first question of whoever finds it broken. */
export const Lately = ({
  tasks: newest,
  outcomes,
}: {
  tasks: readonly Task[]
  /** Of the sources that may know of more. */
  outcomes: readonly Outcome[]
}) => {
  const minute = useNow((now) => Math.floor(now / 60_000) * 60_000)
  const tasks = recent(newest, minute)
  if (tasks.length === 0)
    return (
      <p className={classes.none}>
        {allHeard(outcomes)
          ? 'Nobody started anything on it in the last 24 hours.'
          : 'Nothing is known of what was started on it lately: its sources were not wholly heard.'}
      </p>
    )
  return (
    <ul className={classes.lately} aria-label="Started on it lately">
      {tasks.map((task) => (
        <li key={`${task.sourceId} ${task.id}`}>
          <StateShape {...taskStatus[task.state]} />
          <span>
            <Link to={paths.task(task)}>{task.name}</Link>{' '}
            <span className="dim">
              {taskStatus[task.state].word.toLowerCase()}, started <Age at={task.createdAt} /> ago
              {task.startedBy === null
                ? '; its source does not say by whom'
                : ` by ${task.startedBy}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
