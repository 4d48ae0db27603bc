import { taskStatus } from '../contract/task'
import type { Task } from '../contract/task'
import { Moment } from '../ui/moment'
import { ProgressBar, progressSource } from '../ui/progress-bar'
import { useShown } from '../ui/use-shown'
import classes from './tasks.module.css'

/** What of a task tells how far it is. */
export type Progressing = Pick<
  Task,
  'state' | 'progress' | 'startedAt' | 'endedAt' | 'stalledSince'
>

/**
 * How far a task is, honestly: a bar while it is under way or where it broke off (of a parent, the part
 * that failed), a quiet word once it is done. What waits or has ended does not move.
 */
export const TaskProgress = ({
  task,
  moving = true,
}: {
  task: Progressing
  /** False: its source is silent, and nobody knows whether it still goes on. */
  moving?: boolean
}) => {
  const { state, stalledSince } = task
  const progress = useShown(task)
  const { word, tone, ended } = taskStatus[state]
  const said = word.toLowerCase()
  const title = progressSource(progress)
  if (state === 'succeeded' || (ended && progress.kind === 'unknown'))
    return <span className="dimmer">{said}</span>
  if (ended && progress.kind === 'counted' && progress.failed > 0) {
    const { failed, total } = progress
    const part = { kind: 'counted', done: failed, total, failed } as const
    return <ProgressBar progress={part} tone={tone} word={`${failed} of ${total} failed`} />
  }
  if (ended) return <ProgressBar progress={progress} tone={tone} word={said} moving={false} />
  if (stalledSince !== null)
    return (
      <span className={classes.still}>
        stalled since <Moment at={stalledSince} />
      </span>
    )
  if (state === 'running') return <ProgressBar progress={progress} title={title} moving={moving} />
  return progress.kind === 'unknown' || progress.kind === 'estimated' ? (
    <ProgressBar progress={{ kind: 'unknown' }} tone={tone} word={said} moving={false} />
  ) : (
    <ProgressBar progress={progress} tone={tone} title={title} />
  )
}
