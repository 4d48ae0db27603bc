import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { histogramSchema } from '../contract/activity'
import { windowUrl } from '../contract/list-query'
import { pageSchema } from '../contract/page'
import { apiPaths } from '../contract/paths'
import { taskDetailSchema, taskSchema } from '../contract/task'
import { reading } from './client'

const page = pageSchema(taskSchema)

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
