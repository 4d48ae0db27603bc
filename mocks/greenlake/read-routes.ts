import { passes } from '../odata/evaluate'
import type { Filter } from '../odata/filter'
import { idsOf } from '../odata/filter'
import { sorted } from '../odata/order'
import { selected } from '../odata/select'
import type { Language } from './language'
import { cursorOf, readFilter, readLimit, readPlace, readSelect, readSort } from './read-query'
import { notFound } from './refusal'
import type { Resource, Scope } from './resource'
import { comparing } from './resource'
import type { Call, Route } from './route'

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

/** Whether all that a list is sorted by is known before its entities are written. */
const sortsByKeys = <T>(
  { keys }: Resource<T>,
  [first]: readonly T[],
  sort: readonly { path: string[] }[],
) => {
  const known = keys && first !== undefined ? Object.keys(keys(first)) : []
  return sort.every(({ path }) => known.includes(path.join('/')))
}

const answerList = <T extends object>(
  resource: Resource<T>,
  toWire: (entity: T) => object,
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
  let page: object[]
  let total = entities.length
  if (sort && !filter && sortsByKeys(resource, entities, sort))
    page = sorted(entities, sort, resource.keys)
      .slice(place, place + limit)
      .map(toWire)
  else if (filter || sort) {
    const how = comparing(resource)
    const view = resource.toFilter ?? ((wire: object) => wire)
    const looked = filter ? candidates(resource, call, entities, filter) : entities
    const wires = looked.map(toWire)
    const passed = filter ? wires.filter((wire) => passes(filter, view(wire), how)) : wires
    total = passed.length
    page = (sort ? sorted(passed, sort, view) : passed).slice(place, place + limit)
  } else page = entities.slice(place, place + limit).map(toWire)
  const items = names ? page.map((wire) => selected(wire, names)) : page
  const next = place + items.length < total ? { next: cursorOf(place + items.length) } : {}
  return Response.json({
    items: total === 0 ? resource.empty : items,
    count: items.length,
    total,
    ...(resource.cursor ? next : { offset: place }),
    ...resource.envelope?.({ offset: place, limit, count: items.length, total }),
  })
}

/** Entities with a version are put on the wire once for each, for each scope and each language. */
const createWriter = <T extends object>({ toWire, version }: Resource<T>) => {
  if (!version)
    return ({ scope, language }: Call) =>
      (entity: T) =>
        toWire(entity, scope, language)
  type Written = WeakMap<T, { version: number; wire: object }>
  const writtenFor = new WeakMap<Scope, Record<Language, Written>>()
  return ({ scope, language }: Call) => {
    const languages = writtenFor.get(scope) ?? { en: new WeakMap(), ja: new WeakMap() }
    writtenFor.set(scope, languages)
    const written: Written = languages[language]
    return (entity: T) => {
      const held = written.get(entity)
      if (held?.version === version(entity)) return held.wire
      const wire = toWire(entity, scope, language)
      written.set(entity, { version: version(entity), wire })
      return wire
    }
  }
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
      const wire = writer(call)(entity)
      const names = readSelect(resource, call.search)
      return Response.json(names ? selected(wire, names) : wire)
    },
  }
  return [list, item]
}
