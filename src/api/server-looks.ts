import { queryOptions } from '@tanstack/react-query'
import type * as v from 'valibot'
import { apiPaths } from '../contract/paths'
import type { Look, LookPart, LookRange, Looks, UtilizationMetric } from '../contract/server-look'
import { lookSchemas } from '../contract/server-look'
import { reading } from './client'

type Of = { sourceId: string; id: string }

/**
 * One part of what its source tells of a server while somebody looks. With another `stamp` it is read anew,
 * and what was held stays meanwhile.
 */
export const lookQuery = <P extends LookPart>(
  part: P,
  { sourceId, id }: Of,
  asked: { range?: LookRange; metric?: UtilizationMetric } = {},
  stamp = '',
) => {
  const query = new URLSearchParams(asked).toString()
  const ofPart = ['servers', 'look', part, sourceId, id, query]
  return queryOptions({
    queryKey: [...ofPart, stamp],
    placeholderData: (held, before) =>
      before && ofPart.every((name, at) => before.queryKey[at] === name) ? held : undefined,
    ...reading<v.GenericSchema<unknown, Look<Looks[P]>>>(
      `${apiPaths.serverLook(sourceId, id, part)}${query && `?${query}`}`,
      lookSchemas[part],
      ofPart,
    ),
  })
}
