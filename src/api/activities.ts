import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { activityDetailSchema, activitySchema, histogramSchema } from '../contract/activity'
import { windowUrl } from '../contract/list-query'
import { pageSchema } from '../contract/page'
import { apiPaths } from '../contract/paths'
import { reading } from './client'

const page = pageSchema(activitySchema)

/** One window of the activities list. `search`: the list's own parameters (`listSearch`). */
export const activitiesQuery = (search: string, offset: number, limit: number) =>
  queryOptions({
    queryKey: ['activities', 'list', search, offset, limit],
    ...reading(windowUrl(apiPaths.activities, search, offset, limit), page),
    placeholderData: keepPreviousData,
  })

/** One activity, with the server that it is about. */
export const activityQuery = (sourceId: string, id: string) =>
  queryOptions({
    queryKey: ['activities', 'detail', sourceId, id],
    ...reading(apiPaths.activity(sourceId, id), activityDetailSchema),
  })

/** Counts per slot of the newest 24 h. `search`: the list's filters without its bounds. */
export const activityHistogramQuery = (search: string) =>
  queryOptions({
    queryKey: ['activities', 'histogram', search],
    ...reading(`${apiPaths.activityHistogram}?${search}`, histogramSchema),
    placeholderData: keepPreviousData,
  })
