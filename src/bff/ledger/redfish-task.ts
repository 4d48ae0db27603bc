import { actWords } from '../../contract/act'
import type { TaskState } from '../../contract/task'
import { taskStatus } from '../../contract/task'
import type { MirroredTask } from '../mirror/entities'
import type { OpenItem } from './book'

/** The task of an act on a BMC, which keeps none of its own: it lies here alone. */
export const redfishTaskOf = ({
  actId,
  place,
}: OpenItem): Pick<OpenItem, 'taskId' | 'taskKind'> => ({
  taskId: `act-${actId}-${place}`,
  taskKind: 'redfish',
})

/** Whether an item's task is such a one, rather than one that its source keeps. */
export const isOwnTask = (item: OpenItem): boolean => item.taskId === redfishTaskOf(item).taskId

/** The state of an item as a task's; `before`: where it has not begun. */
export const taskStateOf = ({ state }: Pick<OpenItem, 'state'>, before: TaskState): TaskState =>
  state === 'queued' || state === 'sending' || state === 'skipped' ? before : state

/** An act on a BMC as a task like any other; `at`: now, ISO. */
export const redfishTask = (item: OpenItem, at: string): MirroredTask => {
  const { sourceId, targetId, name, sentAt, note, problem } = item
  const state = taskStateOf(item, 'waiting')
  const createdAt = sentAt || at
  return {
    row: {
      sourceId,
      id: redfishTaskOf(item).taskId,
      kind: 'redfish',
      name: actWords[item.act].word,
      state,
      note: note === '' ? null : note,
      progress: { kind: 'unknown' },
      targets: [{ kind: 'server', sourceId, id: targetId, name }],
      parentId: null,
      startedBy: item.actor,
      createdAt,
      startedAt: createdAt,
      endedAt: taskStatus[state].ended ? item.endedAt || at : null,
      updatedAt: at,
    },
    facts: {
      sourceState: 'Watched by its power: the BMC keeps no record of it.',
      error: problem,
      recommendations: [],
      log: note === '' ? [] : [{ at, text: note }],
    },
  }
}
