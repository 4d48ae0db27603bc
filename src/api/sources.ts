import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { apiPaths } from '../contract/paths'
import { sourcesSchema } from '../contract/source'
import { sourceDetailSchema, sourceTestSchema } from '../contract/source-detail'
import { reading, write } from './client'

/** Every source with the freshness of its collections, the BFF's clock, and how many tasks run. */
export const sourcesQuery = () =>
  queryOptions({ queryKey: ['sources'], ...reading(apiPaths.sources, sourcesSchema) })

/** Everything that is known of one source. */
export const sourceQuery = (id: string) =>
  queryOptions({
    queryKey: ['sources', 'detail', id],
    ...reading(apiPaths.source(id), sourceDetailSchema),
  })

/** Hundreds of machines are asked a few at a time. */
const testMs = 60_000

/** Signs in at a source and asks each of its services, now. What it found shows at once elsewhere too. */
export const testSource = (id: string) =>
  mutationOptions({
    mutationFn: (csrf: string) =>
      write('POST', apiPaths.sourceTest(id), sourceTestSchema, { csrf, timeoutMs: testMs }),
    onSettled: (_test, _error, _csrf, _result, { client }) =>
      client.invalidateQueries({ queryKey: ['sources'] }),
  })
