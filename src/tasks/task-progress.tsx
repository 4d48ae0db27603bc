import { taskStatus } from '../contract/task'
import type { Task } from '../contract/task'
import { ProgressBar } from '../ui/progress-bar'

const unsaid = { kind: 'unknown' } as const

/**
 * How far a task is, honestly: a bar while it is under way or where it broke off (of a parent, the part
 * that failed), a quiet word once it is done. What waits or has ended does not move.
 */
export const TaskProgress = ({
  task: { state, progress },
}: {
  task: Pick<Task, 'state' | 'progress'>
}) => {
  const { word, tone, ended } = taskStatus[state]
  const said = word.toLowerCase()
  if (state === 'succeeded' || (ended && progress.kind === 'unknown'))
    return <span className="dimmer">{said}</span>
  if (ended && progress.kind === 'counted' && progress.failed > 0) {
    const { failed, total } = progress
    const part = { kind: 'counted', done: failed, total, failed } as const
    return <ProgressBar progress={part} tone={tone} word={`${failed} of ${total} failed`} />
  }
  if (ended) return <ProgressBar progress={progress} tone={tone} word={said} moving={false} />
  if (state === 'running') return <ProgressBar progress={progress} />
  return progress.kind === 'unknown' ? (
    <ProgressBar progress={unsaid} tone={tone} word={said} moving={false} />
  ) : (
    <ProgressBar progress={progress} tone={tone} />
  )
}
