import { valueAt } from '../../../odata/evaluate'
import { sortedPage } from '../../../odata/order'
import { keyView, writtenView } from '../../key-view'
import { readLimit, readPlace, readSort } from '../../read-query'
import type { Resource } from '../../resource'
import type { Call } from '../../route'

const paging: Pick<Resource<unknown>, 'service' | 'limit' | 'sort'> = {
  service: 'compute-ops',
  limit: { fallback: 100, min: 0, max: 1000 },
  sort: true,
}

/** How things of a list are shown, the path that they are usually sorted by, and keys as resources have them. */
type Shown<T> = {
  usual: string
  wire: (thing: T) => object
  keys: Readonly<Record<string, (thing: T) => unknown>>
}

/** A page of things that were worked out for this call, sorted as asked for or as it is usual. */
export const listPage = <T extends object>(
  { search, scope }: Call,
  things: readonly T[],
  { usual, wire, keys }: Shown<T>,
): { items: object[]; offset: number; count: number; total: number } => {
  const order = readSort(paging, search) ?? [{ path: usual.split('/'), descending: false }]
  const paths = order.map(({ path }) => path.join('/'))
  const offset = readPlace(paging, search)
  const limit = readLimit(paging, search) ?? things.length
  const view = keyView({ keys }, scope, paths) ?? writtenView(wire)
  const terms = order.map(({ path, descending }) => {
    const { of, rest } = view(path)
    return { of: (thing: T) => valueAt(of(thing), rest), descending }
  })
  const page = sortedPage(things, terms, offset, offset + limit).map(wire)
  return { items: page, offset, count: page.length, total: things.length }
}
