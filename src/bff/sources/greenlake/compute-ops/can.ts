import { taskStatus } from '../../../../contract/task'
import type { MirroredTask } from '../../../mirror/entities'
import type { TaskChoice } from '../../acts'

const says = ({ facts }: MirroredTask, state: string) => facts.sourceState.split(', ')[0] === state

/** A job on a group that updates firmware: whether it goes server by server only the job itself tells. */
const isGroupUpdate = ({ row }: MirroredTask) =>
  row.targets.some(({ kind }) => kind === 'group') && /firmware update/i.test(row.name)

/** What can be done to a job as it stands (facts.md 5.1, 6.8). */
export const canOnJob = (task: MirroredTask): TaskChoice[] => {
  const { ended } = taskStatus[task.row.state]
  const choices: TaskChoice[] = []
  if (says(task, 'APPROVAL_PENDING'))
    choices.push({ act: 'approve', reason: null }, { act: 'decline', reason: null })
  if (isGroupUpdate(task) && !ended)
    choices.push({
      act: 'stop-after-current',
      reason: says(task, 'RUNNING') ? null : 'No server is being updated at the moment.',
    })
  if (!ended)
    choices.push({
      act: 'dismiss',
      reason: says(task, 'STALLED')
        ? null
        : 'Compute Ops Management lets only a stalled job be dismissed.',
    })
  choices.push({ act: 'start-again', reason: ended ? null : 'It has not ended yet.' })
  return choices
}

/** What can be done to an async-operation: one kind alone can be cancelled (facts.md 5.2). */
export const canOnOperation = ({ row }: MirroredTask): TaskChoice[] => {
  if (taskStatus[row.state].ended) return []
  const isMetrics = /sustainability metrics collection/i.test(row.name)
  return [
    {
      act: 'cancel',
      reason: isMetrics
        ? null
        : 'Compute Ops Management can cancel only the collection of sustainability metrics.',
    },
  ]
}
