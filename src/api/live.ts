import { queryOptions } from '@tanstack/react-query'
import { liveSchema } from '../contract/live'
import { apiPaths } from '../contract/paths'
import { rawSchema } from '../contract/raw'
import { reading } from './client'

/** What the server's own BMC shows now. Read only while somebody looks. */
export const liveQuery = (sourceId: string, id: string) =>
  queryOptions({
    queryKey: ['servers', 'live', sourceId, id],
    ...reading(apiPaths.live(sourceId, id), liveSchema),
  })

/** One resource of a BMC as the BMC has it. `path`: one that the BMC named, or its root. */
export const rawQuery = (sourceId: string, bmc: string, path: string) =>
  queryOptions({
    queryKey: ['raw', sourceId, bmc, path],
    ...reading(apiPaths.rawOfBmc(sourceId, bmc, path), rawSchema),
    staleTime: 30_000,
  })
