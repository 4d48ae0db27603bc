import { Link } from 'react-router'
import { taskStatus } from '../contract/task'
import type { Task } from '../contract/task'
import { paths } from '../paths'
import { useNow } from '../ui/clock'
import { Moment } from '../ui/moment'
import { shareOf } from '../ui/progress-bar'
import { StateShape } from '../ui/state-shape'
import { Elapsed } from './elapsed'
import { lanesOf } from './lane-places'
import classes from './tasks.module.css'

const stepMs = 10_000

const How = ({ task }: { task: Task }) => {
  const { state, progress, startedAt } = task
  if (state === 'running' && progress.kind === 'measured')
    return `${Math.floor(progress.percent)} %`
  if (state === 'running' && progress.kind === 'counted')
    return `${progress.done} of ${progress.total}`
  if (state === 'succeeded' || (state === 'running' && startedAt !== null))
    return <Elapsed task={task} />
  return taskStatus[state].word.toLowerCase()
}

/** What a lane is called: what the child touches, where this tells it from its siblings. */
const nameOf = ({ targets, name }: Task) =>
  targets.length === 1 ? (targets[0]?.name ?? name) : name

/** The children of a task on one time axis, each with its state, and a link to its own page. */
export const Lanes = ({ tasks }: { tasks: readonly Task[] }) => {
  const now = useNow((ms) => Math.floor(ms / stepMs) * stepMs)
  const { from, to, lanes } = lanesOf(tasks, now)
  return (
    <div className={classes.lanes}>
      <ul>
        {lanes.map(({ task, from, length }) => {
          const { shape, tone, word } = taskStatus[task.state]
          const share = shareOf(task.progress)
          return (
            <li key={task.id} title={task.note ?? word}>
              <StateShape shape={shape} tone={tone} {...(share === null ? {} : { share })} />
              <Link to={paths.task(task)}>{nameOf(task)}</Link>
              <span className={classes.lane}>
                {length > 0 && (
                  <i
                    className={classes[tone]}
                    style={{ left: `${from * 100}%`, width: `${length * 100}%` }}
                  />
                )}
              </span>
              <span className="dim">
                <How task={task} />
              </span>
            </li>
          )
        })}
      </ul>
      <div className={classes.axis}>
        <Moment at={from} />
        <Moment at={to} />
      </div>
    </div>
  )
}
