import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query'
import { histogramSchema } from '../contract/activity'
import { windowUrl } from '../contract/list-query'
import { operationSchema, seenReplySchema } from '../contract/operation'
import type { Seen } from '../contract/operation'
import { pageSchema } from '../contract/page'
import { apiPaths } from '../contract/paths'
import { taskDetailSchema, taskSchema } from '../contract/task'
import { reading, write } from './client'

const page = pageSchema(taskSchema)
const rowPage = pageSchema(operationSchema)

/** One window of the tasks list. `search`: the list's own parameters (`listSearch`). */
export const tasksQuery = (search: string, offset: number, limit: number) =>
  queryOptions({
    queryKey: ['tasks', 'list', search, offset, limit],
    ...reading(windowUrl(apiPaths.tasks, search, offset, limit), page),
    placeholderData: keepPreviousData,
  })

/** All that is known of one task, with its parent, children and log. */
export const taskQuery = (sourceId: string, id: string) =>
  queryOptions({
    queryKey: ['tasks', 'detail', sourceId, id],
    ...reading(apiPaths.task(sourceId, id), taskDetailSchema),
  })

/** Counts per slot of the newest 24 h. `search`: the list's filters without its bounds. */
export const taskHistogramQuery = (search: string) =>
  queryOptions({
    queryKey: ['tasks', 'histogram', search],
    ...reading(`${apiPaths.taskHistogram}?${search}`, histogramSchema),
    placeholderData: keepPreviousData,
  })

/** One window of the tasks list as a page shows it: by what they are a part of, or `flat` each by itself. */
export const taskRowsQuery = (flat: boolean) => (search: string, offset: number, limit: number) =>
  queryOptions({
    queryKey: ['tasks', flat ? 'flat' : 'operations', search, offset, limit],
    ...reading(
      windowUrl(flat ? apiPaths.tasks : apiPaths.operations, search, offset, limit),
      rowPage,
    ),
    placeholderData: keepPreviousData,
  })

/** I have seen how a task ended, or all that has failed until now. */
export const markSeen = (csrf: string) =>
  mutationOptions({
    mutationFn: (seen: Seen) => write('POST', apiPaths.seen, seenReplySchema, { body: seen, csrf }),
    onSuccess: (_reply, _seen, _result, { client }) => {
      void client.invalidateQueries({ queryKey: ['tasks'] })
      void client.invalidateQueries({ queryKey: ['acts', 'mine'] })
    },
  })
