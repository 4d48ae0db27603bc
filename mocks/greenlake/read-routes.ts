import { valueAt } from '../odata/evaluate'
import type { Filter } from '../odata/filter'
import { idsOf, pathsOf } from '../odata/filter'
import { sortedPage } from '../odata/order'
import { screen } from '../odata/screen'
import { selected } from '../odata/select'
import { keyView, writtenView } from './key-view'
import { cursorOf, readFilter, readLimit, readPlace, readSelect, readSort } from './read-query'
import { notFound } from './refusal'
import type { Resource } from './resource'
import { comparing } from './resource'
import type { Call, Route } from './route'
import type { Writer } from './writer'
import { createWriter } from './writer'

/** What a filter has to look at: with ids in it, no more than these. */
const candidates = <T>(
  { find }: Resource<T>,
  { scope, params }: Call,
  entities: readonly T[],
  filter: Filter,
): readonly T[] => {
  const parentId = params['parentId'] ?? ''
  const ids = find ? idsOf(filter) : null
  return ids && find ? [...new Set(ids)].flatMap((id) => find(scope, id, parentId) ?? []) : entities
}

type Sort = ReturnType<typeof readSort>

/**
 * The entities from `from` to `to` of those that pass, in the order asked for, and how many pass: by their
 * keys, or else by what they look like on the wire.
 */
const sought = <T extends object>(
  resource: Resource<T>,
  call: Call,
  entities: readonly T[],
  wire: Writer<T>['wire'],
  { filter, sort, from, to }: { filter: Filter | null; sort: Sort; from: number; to: number },
): { page: readonly T[]; total: number } => {
  const paths = [
    ...(filter ? pathsOf(filter) : []),
    ...(sort ?? []).map(({ path }) => path.join('/')),
  ]
  const { toFilter = (written: object) => written, orders = {} } = resource
  const view =
    keyView(resource, call.scope, paths) ?? writtenView((entity: T) => toFilter(wire(entity)))
  const looked = filter ? candidates(resource, call, entities, filter) : entities
  const passed = filter ? looked.filter(screen(filter, view, comparing(resource))) : looked
  const total = passed.length
  if (!sort) return { page: passed.slice(from, to), total }
  const terms = sort.map(({ path, descending }) => {
    const { of, rest } = view(path)
    const order = orders[path.join('/')]
    return { of: order ?? ((entity: T) => valueAt(of(entity), rest)), descending }
  })
  return { page: sortedPage(passed, terms, from, to), total }
}

const jsonOf = (text: string) =>
  new Response(text, { headers: { 'content-type': 'application/json' } })

const answerList = <T extends object>(
  resource: Resource<T>,
  { wire, text }: Writer<T>,
  call: Call,
) => {
  const { scope, params, search } = call
  resource.check?.(search)
  const entities = resource.list(scope, params['parentId'] ?? '')
  if (entities === null) return notFound()
  const place = readPlace(resource, search)
  const limit = readLimit(resource, search) ?? entities.length
  const filter = readFilter(resource, search)
  const sort = readSort(resource, search)
  const names = readSelect(resource, search)
  const { page, total } = sought(resource, call, entities, wire, {
    filter,
    sort,
    from: place,
    to: place + limit,
  })
  const items = page.map((one) => (names ? JSON.stringify(selected(wire(one), names)) : text(one)))
  const count = items.length
  const next = place + count < total ? { next: cursorOf(place + count) } : {}
  const envelope = JSON.stringify({
    count,
    total,
    ...(resource.cursor ? next : { offset: place }),
    ...resource.envelope?.({ offset: place, limit, count, total }),
  })
  const list = total === 0 ? JSON.stringify(resource.empty) : `[${items.join(',')}]`
  return jsonOf(`{"items":${list},${envelope.slice(1)}`)
}

/** How a resource is read: its list, and its single items where it has such a route. */
export const readRoutes = <T extends object>(resource: Resource<T>): Route[] => {
  const { find, service, path } = resource
  const writer = createWriter(resource)
  const list: Route = {
    method: 'GET',
    service,
    path,
    answer: (call) => answerList(resource, writer(call), call),
  }
  if (!find) return [list]
  const item: Route = {
    method: 'GET',
    service,
    path: `${path}/:id`,
    answer: (call) => {
      resource.check?.(call.search)
      const entity = find(call.scope, call.params['id'] ?? '', call.params['parentId'] ?? '')
      if (entity === undefined) return notFound()
      const { wire, text } = writer(call)
      const names = readSelect(resource, call.search)
      return names ? Response.json(selected(wire(entity), names)) : jsonOf(text(entity))
    },
  }
  return [list, item]
}
