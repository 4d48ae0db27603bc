import { sorted } from '../../../odata/order'
import { readLimit, readPlace, readSort } from '../../read-query'
import type { Resource } from '../../resource'
import type { Call } from '../../route'

const paging: Pick<Resource<unknown>, 'service' | 'limit' | 'sort'> = {
  service: 'compute-ops',
  limit: { fallback: 100, min: 0, max: 1000 },
  sort: true,
}

/** A page of entities that were worked out for this call, sorted as asked for or as it is usual. */
export const listPage = <T extends object>(
  { search }: Call,
  items: T[],
  usual: readonly string[],
): { items: T[]; offset: number; count: number; total: number } => {
  const order = readSort(paging, search) ?? [{ path: [...usual], descending: false }]
  const offset = readPlace(paging, search)
  const limit = readLimit(paging, search) ?? items.length
  const page = sorted(items, order).slice(offset, offset + limit)
  return { items: page, offset, count: page.length, total: items.length }
}
