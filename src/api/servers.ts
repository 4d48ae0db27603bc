import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { windowUrl } from '../contract/list-query'
import { pageSchema } from '../contract/page'
import { apiPaths } from '../contract/paths'
import { serverDetailSchema, serverSchema } from '../contract/server'
import { reading } from './client'

const page = pageSchema(serverSchema)

/** One window of the servers list. `search`: the list's own parameters (`listSearch`). */
export const serversQuery = (search: string, offset: number, limit: number) =>
  queryOptions({
    queryKey: ['servers', 'list', search, offset, limit],
    ...reading(windowUrl(apiPaths.servers, search, offset, limit), page),
    placeholderData: keepPreviousData,
  })

/** All that is known of one server. */
export const serverQuery = (sourceId: string, id: string) =>
  queryOptions({
    queryKey: ['servers', 'detail', sourceId, id],
    ...reading(apiPaths.server(sourceId, id), serverDetailSchema),
  })
