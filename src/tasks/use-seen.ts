import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from '../api/session'
import { markSeen } from '../api/tasks'
import { isFailure } from '../contract/operation'
import { csrfOf } from '../contract/session'
import type { Task } from '../contract/task'

/** Who looks has seen how this task ended: where it failed, it calls for them no more. */
export const useSeen = (task: Pick<Task, 'sourceId' | 'id' | 'state'> | undefined) => {
  const { data: session } = useQuery(sessionQuery())
  const csrf = csrfOf(session, 'viewer')
  const { mutate } = useMutation(markSeen(csrf ?? ''))
  const { sourceId, id } = task ?? {}
  const due = csrf !== null && task !== undefined && isFailure(task.state)
  useEffect(() => {
    if (due && sourceId !== undefined && id !== undefined) mutate({ task: { sourceId, id } })
  }, [due, sourceId, id, mutate])
}
