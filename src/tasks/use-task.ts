import { useQuery } from '@tanstack/react-query'
import { polling } from '../api/poll'
import { taskQuery } from '../api/tasks'
import type { ListItem } from '../contract/entity-key'
import type { TaskDetail } from '../contract/task'
import { toServerTime } from '../ui/clock'
import { pollTask } from './poll-task'
import { useSeen } from './use-seen'

const paceOf = (task: TaskDetail) => pollTask(task, toServerTime(Date.now()))

/** A task, read again as fast as it moves. Who reads it sees how it ends. */
export const useTask = ({ sourceId, id }: ListItem) => {
  const read = useQuery({
    ...taskQuery(sourceId, id),
    ...polling(paceOf),
  })
  useSeen(read.data)
  return read
}
