import type { Filter } from '../odata/filter'
import { pathsOf } from '../odata/filter'
import { parseSort } from '../odata/order'
import { parseFilter } from '../odata/parse'
import { FilterError } from '../odata/tokens'
import { badParameter, Refused } from './refusal'
import type { Resource } from './resource'
import { mayFilter } from './resource'

/** What of a resource a reader of queries needs to know. */
type Part<Name extends keyof Resource<unknown>> = Pick<Resource<unknown>, Name>

const readNumber = (
  resource: Part<'service'>,
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

/** Null where the list is not paged. */
export const readLimit = (
  resource: Part<'service' | 'limit'>,
  search: URLSearchParams,
): number | null => resource.limit && readNumber(resource, search, 'limit', resource.limit)

/** Null where nothing is filtered. */
export const readFilter = (
  resource: Part<'service' | 'filter'>,
  search: URLSearchParams,
): Filter | null => {
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

/** The names to keep; whole members only where the service knows no nested ones. */
export const readSelect = (resource: Part<'select'>, search: URLSearchParams): string[] | null => {
  const text = search.get('select')
  if (text === null || resource.select === null) return null
  const names = text.split(',').filter(Boolean)
  return resource.select === 'top' ? names.map((name) => name.split('/')[0] ?? name) : names
}

/** Null where the list is not sorted by the asker. */
export const readSort = (resource: Part<'service' | 'sort'>, search: URLSearchParams) => {
  const text = search.get('sort')
  if (text === null || !resource.sort) return null
  const terms = parseSort(text)
  if (!terms)
    throw new Refused(badParameter(resource.service, 'sort', 'Must be names with asc or desc.'))
  const names = typeof resource.sort === 'boolean' ? null : resource.sort
  const unknown = terms.find(({ path }) => names?.includes(path.join('/')) === false)
  if (names && unknown)
    throw new Refused(badParameter(resource.service, 'sort', `Must be one of ${names.join(', ')}.`))
  return terms
}

/** Cursors are UUIDs that hold the place of the next item. */
export const cursorOf = (place: number) =>
  `c0000000-0000-4000-8000-${String(place).padStart(12, '0')}`
const placeOf = (cursor: string) =>
  /^c0{7}-0{4}-40{3}-80{3}-\d{12}$/.test(cursor) ? Number(cursor.slice(-12)) : null

/** Where the page begins: an offset, or what a cursor holds. */
export const readPlace = (
  resource: Part<'service' | 'cursor' | 'maxOffset'>,
  search: URLSearchParams,
) => {
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
