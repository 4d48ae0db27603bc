import { useQuery } from '@tanstack/react-query'
import { polling } from '../api/poll'
import { taskQuery } from '../api/tasks'
import type { ListItem } from '../contract/entity-key'
import { taskStatus } from '../contract/task'
import type { TaskDetail } from '../contract/task'

const underWayMs = 2_000
const endedMs = 30_000

/** A task, read again every other second until it has ended. */
export const useTask = ({ sourceId, id }: ListItem) =>
  useQuery({
    ...taskQuery(sourceId, id),
    ...polling((task: TaskDetail) => (taskStatus[task.state].ended ? endedMs : underWayMs)),
  })
