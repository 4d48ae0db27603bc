import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from '../api/session'
import { markSeen } from '../api/tasks'
import { csrfOf } from '../contract/session'
import type { TaskDetail } from '../contract/task'
import { lastFailure } from './last-failure'

/** Who looks has seen what of this task has failed: it calls for them no more, until something else does. */
export const useSeen = (task: TaskDetail | undefined) => {
  const { data: session } = useQuery(sessionQuery())
  const csrf = csrfOf(session, 'viewer')
  const { mutate } = useMutation(markSeen(csrf ?? ''))
  const { sourceId, id } = task ?? {}
  const failure = task && csrf !== null ? lastFailure(task) : null
  useEffect(() => {
    if (failure !== null && sourceId !== undefined && id !== undefined)
      mutate({ task: { sourceId, id } })
  }, [failure, sourceId, id, mutate])
}
