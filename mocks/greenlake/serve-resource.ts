import type { RequestHandler } from 'msw'
import { http } from 'msw'
import { passes } from '../odata/evaluate'
import type { Filter } from '../odata/filter'
import { pathsOf } from '../odata/filter'
import { parseSort, sorted } from '../odata/order'
import { parseFilter } from '../odata/parse'
import { selected } from '../odata/select'
import { FilterError } from '../odata/tokens'
import type { Gate } from './gate'
import { badParameter, refusal } from './refusal'
import type { Resource, Scope } from './resource'
import { comparing, mayFilter } from './resource'

/** A refused parameter on its way out of reading a query. */
class Refused extends Error {
  readonly response: Response
  constructor(response: Response) {
    super('refused')
    this.response = response
  }
}

const readNumber = <T>(
  resource: Resource<T>,
  search: URLSearchParams,
  name: string,
  { fallback, min, max }: { fallback: number; min: number; max: number },
) => {
  const text = search.get(name)
  if (text === null) return fallback
  const value = Number(text)
  if (!/^-?\d+$/.test(text) || value < min || value > max)
    throw new Refused(
      badParameter(resource.service, name, `Must be a number from ${min} to ${max}.`),
    )
  return value
}

const readFilter = <T>(resource: Resource<T>, search: URLSearchParams): Filter | null => {
  const text = search.get('filter')
  if (text === null || resource.filter === null) return null
  const { dialect, properties } = resource.filter
  try {
    const filter = parseFilter(text, dialect)
    const unknown = pathsOf(filter).find((path) => !mayFilter(properties, path))
    if (unknown !== undefined) throw new FilterError(`${unknown} cannot be filtered by.`, 0)
    return filter
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    throw new Refused(badParameter(resource.service, 'filter', `${error.message} (at ${error.at})`))
  }
}

const readSelect = <T>(resource: Resource<T>, search: URLSearchParams): string[] | null => {
  const text = search.get('select')
  if (text === null || resource.select === null) return null
  const names = text.split(',').filter(Boolean)
  return resource.select === 'top' ? names.map((name) => name.split('/')[0] ?? name) : names
}

const readSort = <T>(resource: Resource<T>, search: URLSearchParams) => {
  const text = search.get('sort')
  if (text === null || !resource.sort) return null
  const terms = parseSort(text)
  if (!terms)
    throw new Refused(badParameter(resource.service, 'sort', 'Must be names with asc or desc.'))
  return terms
}

/** Cursors are UUIDs that hold the place of the next item. */
const cursorOf = (place: number) => `c0000000-0000-4000-8000-${String(place).padStart(12, '0')}`
const placeOf = (cursor: string) =>
  /^c0{7}-0{4}-40{3}-80{3}-\d{12}$/.test(cursor) ? Number(cursor.slice(-12)) : null

const readPlace = <T>(resource: Resource<T>, search: URLSearchParams) => {
  if (!resource.cursor) {
    const max = resource.maxOffset ?? Number.MAX_SAFE_INTEGER
    return readNumber(resource, search, 'offset', { fallback: 0, min: 0, max })
  }
  const next = search.get('next')
  const place = next === null ? 0 : placeOf(next)
  if (place === null)
    throw new Refused(badParameter(resource.service, 'next', 'Must be a cursor of this list.'))
  return place
}

const answerList = <T>(resource: Resource<T>, scope: Scope, parentId: string, url: URL) => {
  const search = url.searchParams
  const entities = resource.list(scope, parentId)
  if (entities === null) return refusal(404, 'The resource was not found.')
  const place = readPlace(resource, search)
  const limit = resource.limit
    ? readNumber(resource, search, 'limit', resource.limit)
    : entities.length
  const filter = readFilter(resource, search)
  const sort = readSort(resource, search)
  const names = readSelect(resource, search)
  const toWire = (entity: T) => resource.toWire(entity, scope)
  let page: object[]
  let total = entities.length
  if (filter || sort) {
    const how = comparing(resource)
    const view = resource.toFilter ?? ((wire: object) => wire)
    const wires = entities.map(toWire)
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

const guarded = (answer: () => Response): Response => {
  try {
    return answer()
  } catch (error) {
    if (error instanceof Refused) return error.response
    throw error
  }
}

/** The routes of one resource: its list, and its single items where it has such a route. */
export const serveResource = <T>(
  resource: Resource<T>,
  scope: Scope,
  origin: string,
  gate: Gate,
): RequestHandler[] => {
  const url = `${origin}${resource.path}`
  const { find } = resource
  const list = http.get(url, ({ request, params }) =>
    gate(request, resource.service, () => {
      scope.estate.catchUp()
      const parentId = String(params['parentId'] ?? '')
      return guarded(() => answerList(resource, scope, parentId, new URL(request.url)))
    }),
  )
  if (!find) return [list]
  const item = http.get(`${url}/:id`, ({ request, params }) =>
    gate(request, resource.service, () => {
      scope.estate.catchUp()
      const entity = find(scope, String(params['id']))
      if (entity === undefined) return refusal(404, 'The resource was not found.')
      const wire = resource.toWire(entity, scope)
      const names = readSelect(resource, new URL(request.url).searchParams)
      return Response.json(names ? selected(wire, names) : wire)
    }),
  )
  return [list, item]
}
