import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { DisplayChange, Displays, Pair } from '../contract/display'
import { displaysSchema } from '../contract/display'
import { apiPaths } from '../contract/paths'
import { reading, write } from './client'

/** Every paired display. */
export const displaysQuery = () =>
  queryOptions({ queryKey: ['displays'], ...reading(apiPaths.displays, displaysSchema) })

/** Every write answers with all displays as they are then. */
const keep = (displays: Displays, client: QueryClient) =>
  client.setQueryData(displaysQuery().queryKey, displays)

/** Lets in the screen that shows a code. */
export const pairDisplay = (csrf: string) =>
  mutationOptions({
    mutationFn: (pair: Pair) =>
      write('POST', apiPaths.displays, displaysSchema, { body: pair, csrf }),
    onSuccess: (displays, _pair, _result, { client }) => keep(displays, client),
  })

/** Gives a display another name and other boards. */
export const changeDisplay = (csrf: string, id: string) =>
  mutationOptions({
    mutationFn: (change: DisplayChange) =>
      write('POST', apiPaths.display(id), displaysSchema, { body: change, csrf }),
    onSuccess: (displays, _change, _result, { client }) => keep(displays, client),
  })

/** Ends the identity of a display at once. */
export const revokeDisplay = (csrf: string) =>
  mutationOptions({
    mutationFn: (id: string) => write('DELETE', apiPaths.display(id), displaysSchema, { csrf }),
    onSuccess: (displays, _id, _result, { client }) => keep(displays, client),
  })
