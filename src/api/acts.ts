import { mutationOptions, queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import type { ActOrder, ActRequest } from '../contract/act'
import {
  actDetailSchema,
  actsSchema,
  bundlesSchema,
  previewSchema,
  taskOffersSchema,
} from '../contract/act'
import { apiPaths } from '../contract/paths'
import { reading, write } from './client'

/** Says what an order would do; changes nothing. */
export const previewAct = (csrf: string) =>
  mutationOptions({
    mutationFn: (order: ActOrder) =>
      write('POST', apiPaths.actPreview, previewSchema, { body: order, csrf }),
  })

/** Does it. Sent again under the same key, it is done once. */
export const startAct = (csrf: string) =>
  mutationOptions({
    mutationFn: (request: ActRequest) =>
      write('POST', apiPaths.acts, actDetailSchema, { body: request, csrf }),
    onSuccess: (act, _request, _result, { client }) => {
      client.setQueryData(actQuery(act.id).queryKey, act)
      void client.invalidateQueries({ queryKey: myActsQuery().queryKey })
      void client.invalidateQueries({ queryKey: ['tasks'] })
      void client.invalidateQueries({ queryKey: ['servers', 'page'] })
    },
  })

/** One act with what came of it for each server. */
export const actQuery = (id: string) =>
  queryOptions({ queryKey: ['acts', 'detail', id], ...reading(apiPaths.act(id), actDetailSchema) })

/** What I did, newest first. */
export const myActsQuery = () =>
  queryOptions({ queryKey: ['acts', 'mine'], ...reading(`${apiPaths.acts}?mine=1`, actsSchema) })

const seenSchema = v.object({ id: v.string() })

/** Who started it has seen how it ended. */
export const markActSeen = (csrf: string) =>
  mutationOptions({
    mutationFn: (id: string) => write('POST', apiPaths.actSeen(id), seenSchema, { body: {}, csrf }),
    onSuccess: ({ id }, _id, _result, { client }) => {
      void client.invalidateQueries({ queryKey: myActsQuery().queryKey })
      void client.invalidateQueries({ queryKey: actQuery(id).queryKey })
      void client.invalidateQueries({ queryKey: ['tasks'] })
    },
  })

/** The firmware bundles that these sources have. */
export const bundlesQuery = (sourceIds: readonly string[]) => {
  const search = new URLSearchParams(sourceIds.map((id) => ['source', id]))
  return queryOptions({
    queryKey: ['acts', 'bundles', search.toString()],
    ...reading(`${apiPaths.actBundles}?${search}`, bundlesSchema),
    staleTime: 600_000,
  })
}

/** What can be done to a task as it stands. `version`: when it last changed, so that it is asked anew. */
export const taskOffersQuery = (sourceId: string, id: string, version: string) => {
  const ofTask = ['tasks', 'acts', sourceId, id]
  return queryOptions({
    queryKey: [...ofTask, version],
    ...reading(apiPaths.taskActs(sourceId, id), taskOffersSchema, ofTask),
  })
}
