import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { apiPaths } from '../contract/paths'
import type { SaveView, Views } from '../contract/view'
import { viewsSchema } from '../contract/view'
import { reading, write } from './client'

/** Named searches: one's own and everybody's. */
export const viewsQuery = () =>
  queryOptions({ queryKey: ['views'], ...reading(apiPaths.views, viewsSchema) })

/** Every write answers with all views as they are then. */
const keep = (views: Views, client: QueryClient) =>
  client.setQueryData(viewsQuery().queryKey, views)

export const saveView = (csrf: string) =>
  mutationOptions({
    mutationFn: (view: SaveView) =>
      write('POST', apiPaths.views, viewsSchema, { body: view, csrf }),
    onSuccess: (views, _view, _result, { client }) => keep(views, client),
  })

export const deleteView = (csrf: string) =>
  mutationOptions({
    mutationFn: (id: string) => write('DELETE', apiPaths.view(id), viewsSchema, { csrf }),
    onSuccess: (views, _id, _result, { client }) => keep(views, client),
  })
