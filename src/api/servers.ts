import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { windowUrl } from '../contract/list-query'
import type { MosaicBy } from '../contract/mosaic'
import { mosaicSchema } from '../contract/mosaic'
import { facetValueSchema, pageSchema } from '../contract/page'
import { apiPaths } from '../contract/paths'
import { serverDetailSchema, serverSchema } from '../contract/server'
import { serverPageSchema } from '../contract/server-page'
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

/** All that the mirror holds of one server. */
export const serverPageQuery = (sourceId: string, id: string) =>
  queryOptions({
    queryKey: ['servers', 'page', sourceId, id],
    ...reading(apiPaths.serverPage(sourceId, id), serverPageSchema),
  })

const tagsSchema = v.object({ tags: v.array(facetValueSchema) })

/** How many servers carry each tag, under the filters of the list. */
export const serverTagsQuery = (search: string) =>
  queryOptions({
    queryKey: ['servers', 'tags', search],
    ...reading(`${apiPaths.serverTags}?${search}`, tagsSchema),
    placeholderData: keepPreviousData,
  })

/** Every server that matches, as a tile. */
export const mosaicQuery = (search: string, by: MosaicBy) =>
  queryOptions({
    queryKey: ['servers', 'mosaic', search, by],
    ...reading(
      `${apiPaths.serverMosaic}?${search === '' ? '' : `${search}&`}by=${by}`,
      mosaicSchema,
    ),
  })
