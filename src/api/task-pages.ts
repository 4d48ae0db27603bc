import { queryOptions } from '@tanstack/react-query'
import { alikeSchema } from '../contract/alike'
import { apiPaths } from '../contract/paths'
import { rawSchema } from '../contract/raw'
import { allUnderWaySchema } from '../contract/under-way'
import { reading } from './client'

/** Other failures of the kind of one, and what ended well after them. */
export const alikeQuery = (sourceId: string, id: string) =>
  queryOptions({
    queryKey: ['tasks', 'alike', sourceId, id],
    ...reading(apiPaths.alike(sourceId, id), alikeSchema),
    staleTime: 60_000,
  })

/** Everything under way, by what it touches: one reply for all rows and pages. */
export const underWayQuery = () =>
  queryOptions({
    queryKey: ['tasks', 'under-way'],
    ...reading(apiPaths.underWay, allUnderWaySchema),
  })

/** A task's record as its source has it. `path`: of `rawTaskPath`. */
export const rawTaskQuery = (path: string) =>
  queryOptions({ queryKey: ['raw', path], ...reading(path, rawSchema), staleTime: 30_000 })
