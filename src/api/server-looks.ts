import { queryOptions } from '@tanstack/react-query'
import { guestsSchema } from '../contract/guests'
import { apiPaths } from '../contract/paths'
import type { LookPart, LookRange, UtilizationMetric } from '../contract/server-look'
import { lookSchemas } from '../contract/server-look'
import { reading } from './client'

type Of = { sourceId: string; id: string }

/** One part of what its source tells of a server while somebody looks. */
export const lookQuery = <P extends LookPart>(
  part: P,
  { sourceId, id }: Of,
  asked: { range?: LookRange; metric?: UtilizationMetric } = {},
) => {
  const query = new URLSearchParams(asked).toString()
  return queryOptions({
    queryKey: ['servers', 'look', part, sourceId, id, query],
    ...reading(
      `${apiPaths.serverLook(sourceId, id, part)}${query && `?${query}`}`,
      lookSchemas[part],
    ),
  })
}

/** What runs on a server. */
export const guestsQuery = ({ sourceId, id }: Of) =>
  queryOptions({
    queryKey: ['servers', 'guests', sourceId, id],
    ...reading(apiPaths.serverGuests(sourceId, id), guestsSchema),
  })
