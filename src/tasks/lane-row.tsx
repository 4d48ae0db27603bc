import { Link } from 'react-router'
import { taskStatus } from '../contract/task'
import type { Task } from '../contract/task'
import { paths } from '../paths'
import { progressText, shareOf } from '../ui/progress-bar'
import { StateShape } from '../ui/state-shape'
import { useShown } from '../ui/use-shown'
import { Elapsed } from './elapsed'
import type { Lane } from './lane-places'
import { nameOfPart } from './words'
import classes from './lanes.module.css'

const percent = (share: number) => `${share * 100}%`

const How = ({ task }: { task: Task }) => {
  const { state } = task
  const progress = useShown(task)
  if (state === 'running' && progress.kind !== 'unknown') return progressText(progress)
  if (state === 'succeeded' || state === 'running') return <Elapsed task={task} />
  return taskStatus[state].word.toLowerCase()
}

const Bar = ({ lane: { task, from, length, waited } }: { lane: Lane }) => {
  const { tone } = taskStatus[task.state]
  const open = task.endedAt === null ? classes.open : ''
  return (
    <span className={classes.lane}>
      {waited && (
        <i
          className={classes.waited}
          style={{ left: percent(waited.from), width: percent(waited.length) }}
        />
      )}
      {length > 0 && (
        <i
          className={`${classes.bar} ${classes[tone]} ${open}`}
          style={{ left: percent(from), width: percent(length) }}
        />
      )}
    </span>
  )
}

/** One part on the time axis: its state, name and link, how it does, and its stretch of time. */
export const LaneRow = ({
  lane,
  top,
  place,
  of,
  active,
}: {
  lane: Lane
  top: number
  /** Which of how many, from 1: only some are rendered. */
  place: number
  of: number
  active: boolean
}) => {
  const { task } = lane
  const { shape, tone } = taskStatus[task.state]
  const share = shareOf(task.progress)
  return (
    <li
      {...(tone === 'critical' ? { 'data-failed': '' } : {})}
      data-id={task.id}
      style={{ top }}
      aria-posinset={place}
      aria-setsize={of}
    >
      <span className={classes.name}>
        <StateShape shape={shape} tone={tone} {...(share === null ? {} : { share })} />
        <Link to={paths.task(task)} data-line={task.id} tabIndex={active ? 0 : -1}>
          {nameOfPart(task)}
        </Link>
        <span className={classes.how}>
          <How task={task} />
        </span>
      </span>
      <Bar lane={lane} />
    </li>
  )
}
