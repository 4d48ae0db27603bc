import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listPolling } from '../../api/poll'
import { tasksQuery } from '../../api/tasks'
import { keyOf } from '../../contract/entity-key'
import type { Server } from '../../contract/server'
import type { Task } from '../../contract/task'
import type { Rows } from '../../table/use-rows'

/** A server with the task that is under way on it. */
export type ServerRow = Server & { task?: Task }

const mostTasks = 500

/** By the key of the server that each touches; the first of several stands for them. */
export const byServer = (tasks: readonly Task[]): ReadonlyMap<string, Task> => {
  const found = new Map<string, Task>()
  for (const task of tasks)
    for (const { kind, sourceId, id } of task.targets)
      if (kind === 'server' && id !== null && !found.has(keyOf({ sourceId, id })))
        found.set(keyOf({ sourceId, id }), task)
  return found
}

/** The rows of the list, those with a task under way with it; the others stay as they are. */
export const useUnderWay = (rows: Rows<Server>): Rows<ServerRow> => {
  const { data } = useQuery({
    ...tasksQuery('state=running&state=stalled&state=waiting', 0, mostTasks),
    ...listPolling,
    enabled: rows.head !== null,
  })
  const items = data?.items
  const tasks = useMemo(() => byServer(items ?? []), [items])
  const pages = useMemo(
    () =>
      rows.pages.map((page) => {
        if (!page.items.some((server) => tasks.has(keyOf(server)))) return page
        const withTasks = page.items.map((server): ServerRow => {
          const task = tasks.get(keyOf(server))
          return task ? { ...server, task } : server
        })
        return { ...page, items: withTasks }
      }),
    [rows.pages, tasks],
  )
  return { ...rows, pages }
}
