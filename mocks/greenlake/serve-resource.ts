import type { RequestHandler } from 'msw'
import { http } from 'msw'
import { passes } from '../odata/evaluate'
import type { Filter } from '../odata/filter'
import { idsOf } from '../odata/filter'
import { sorted } from '../odata/order'
import { selected } from '../odata/select'
import type { Gate } from './gate'
import {
  cursorOf,
  readFilter,
  readLimit,
  readPlace,
  readSelect,
  readSort,
  Refused,
} from './read-query'
import { refusal } from './refusal'
import type { Resource, Scope } from './resource'
import { comparing } from './resource'

/** What a filter has to look at: with ids in it, no more than these. */
const candidates = <T>(
  { find }: Resource<T>,
  scope: Scope,
  entities: readonly T[],
  filter: Filter,
): readonly T[] => {
  const ids = find ? idsOf(filter) : null
  return ids && find ? [...new Set(ids)].flatMap((id) => find(scope, id) ?? []) : entities
}

const answerList = <T extends object>(
  resource: Resource<T>,
  scope: Scope,
  toWire: (entity: T) => object,
  parentId: string,
  search: URLSearchParams,
) => {
  const entities = resource.list(scope, parentId)
  if (entities === null) return refusal(404, 'The resource was not found.')
  const place = readPlace(resource, search)
  const limit = readLimit(resource, search) ?? entities.length
  const filter = readFilter(resource, search)
  const sort = readSort(resource, search)
  const names = readSelect(resource, search)
  let page: object[]
  let total = entities.length
  if (filter || sort) {
    const how = comparing(resource)
    const view = resource.toFilter ?? ((wire: object) => wire)
    const looked = filter ? candidates(resource, scope, entities, filter) : entities
    const wires = looked.map(toWire)
    const passed = filter ? wires.filter((wire) => passes(filter, view(wire), how)) : wires
    total = passed.length
    page = (sort ? sorted(passed, sort) : passed).slice(place, place + limit)
  } else page = entities.slice(place, place + limit).map(toWire)
  const items = names ? page.map((wire) => selected(wire, names)) : page
  const next = place + items.length < total ? { next: cursorOf(place + items.length) } : {}
  return Response.json({
    items: total === 0 ? resource.empty : items,
    count: items.length,
    total,
    ...(resource.cursor ? next : { offset: place }),
  })
}

/** Entities with a version are put on the wire once for each. */
const createWriter = <T extends object>({ toWire, version }: Resource<T>, scope: Scope) => {
  if (!version) return (entity: T) => toWire(entity, scope)
  const written = new WeakMap<T, { version: number; wire: object }>()
  return (entity: T) => {
    const held = written.get(entity)
    if (held?.version === version(entity)) return held.wire
    const wire = toWire(entity, scope)
    written.set(entity, { version: version(entity), wire })
    return wire
  }
}

const guarded = (answer: () => Response): Response => {
  try {
    return answer()
  } catch (error) {
    if (error instanceof Refused) return error.response
    throw error
  }
}

/** The routes of one resource: its list, and its single items where it has such a route. */
export const serveResource = <T extends object>(
  resource: Resource<T>,
  scope: Scope,
  origin: string,
  gate: Gate,
): RequestHandler[] => {
  const url = `${origin}${resource.path}`
  const { find } = resource
  const toWire = createWriter(resource, scope)
  const list = http.get(url, ({ request, params }) =>
    gate(request, resource.service, () => {
      scope.estate.catchUp()
      const parentId = String(params['parentId'] ?? '')
      const { searchParams } = new URL(request.url)
      return guarded(() => answerList(resource, scope, toWire, parentId, searchParams))
    }),
  )
  if (!find) return [list]
  const item = http.get(`${url}/:id`, ({ request, params }) =>
    gate(request, resource.service, () => {
      scope.estate.catchUp()
      const entity = find(scope, String(params['id']))
      if (entity === undefined) return refusal(404, 'The resource was not found.')
      const wire = toWire(entity)
      const names = readSelect(resource, new URL(request.url).searchParams)
      return Response.json(names ? selected(wire, names) : wire)
    }),
  )
  return [list, item]
}
