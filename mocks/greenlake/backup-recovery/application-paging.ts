import { dataServicesDialect } from '../../odata/dialect'
import type { Resource } from '../resource'

/** Lists of applications tell their place by other names than they are asked by (facts.md 5). */
export const applicationPaging = {
  limit: { fallback: 20, min: 1, max: 1000 },
  envelope: (({ offset, limit }) => ({
    offset: undefined,
    pageOffset: offset,
    pageLimit: limit,
  })) satisfies Resource<object>['envelope'],
}

/** How resources of applications are listed, filtered by some properties. */
export const applicationList = (properties: string[]) =>
  ({
    service: 'backup-recovery',
    ...applicationPaging,
    filter: { dialect: dataServicesDialect, properties },
    sort: true,
    select: 'top',
    empty: null,
  }) as const
