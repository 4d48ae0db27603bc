import { queryOptions } from '@tanstack/react-query'
import { apiPaths } from '../contract/paths'
import { sourcesSchema } from '../contract/source'
import { reading } from './client'

/** Every source with the freshness of its collections, the BFF's clock, and how many tasks run. */
export const sourcesQuery = () =>
  queryOptions({ queryKey: ['sources'], ...reading(apiPaths.sources, sourcesSchema) })
