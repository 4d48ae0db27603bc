import { useQuery } from '@tanstack/react-query'
import { polling } from '../api/poll'
import { taskQuery } from '../api/tasks'
import type { ListItem } from '../contract/entity-key'
import type { TaskDetail } from '../contract/task'
import { toServerTime } from '../ui/clock'
import { pollTask } from './poll-task'

const paceOf = (task: TaskDetail) => pollTask(task, toServerTime(Date.now()))

/** A task, read again as fast as it moves. */
export const useTask = ({ sourceId, id }: ListItem) =>
  useQuery({
    ...taskQuery(sourceId, id),
    ...polling(paceOf),
  })
