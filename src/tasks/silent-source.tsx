import type { TaskDetail, TaskKind } from '../contract/task'
import { taskStatus } from '../contract/task'
import { SilenceNote, useSilence } from '../table/silence'

/** In which list of its source a task of a kind stands; others are as fresh as their source. */
const listOf: Partial<Record<TaskKind, string>> = {
  'compute-ops-job': 'jobs',
  'compute-ops-operation': 'compute-ops-operations',
  'data-services-operation': 'data-services-operations',
  'dual-authorization': 'dual-auth-operations',
  'omnistack-task': 'tasks',
}

type Heard = Pick<TaskDetail, 'sourceId' | 'kind' | 'state' | 'asOf'>

/** The source of a task that goes on there while it is silent, and why; null: it is heard. */
export const useTaskSilence = ({ sourceId, kind, state }: Omit<Heard, 'asOf'>) => {
  const silence = useSilence(sourceId, listOf[kind])
  return taskStatus[state].ended ? null : silence
}

/** Of a task that goes on at a source that is silent: since when nobody knows how it goes, and why. */
export const SilentTaskSource = ({ task }: { task: Heard }) => {
  const silence = useTaskSilence(task)
  if (silence === null || task.asOf === null) return null
  return (
    <SilenceNote silence={silence} asOf={task.asOf} means="How it goes since then is not known." />
  )
}
