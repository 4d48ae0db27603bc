import { isObject } from '../json'
import type { Dialect } from '../odata/dialect'
import { passes } from '../odata/evaluate'
import type { Filter } from '../odata/filter'
import { parseFilter } from '../odata/parse'
import { selected } from '../odata/select'
import { FilterError } from '../odata/tokens'
import type { Resource } from './redfish'

/** Paths have dots, and values may be quoted in two ways (facts.md 5). */
const dialect: Dialect = {
  comparisons: ['eq', 'ne', 'gt', 'ge', 'lt', 'le'],
  functions: [],
  logic: true,
  lax: true,
}

/** Everything that an iLO 5, 6 or 7 knows. */
export const queryOptions = ['$count', '$expand', '$filter', '$select', '$skip', '$top', 'only']

/** The options of an address without those that the BMC does not know. */
export const optionsOf = ({ url }: Request, known: readonly string[]): URLSearchParams =>
  new URLSearchParams([...new URL(url).searchParams].filter(([name]) => known.includes(name)))

/** The resource behind a link; null where the link leads out of the service. */
type Follow = (uri: string) => Resource | null

/** A link and nothing else. */
const uriOf = (value: unknown): string | null => {
  if (!isObject(value)) return null
  const uri = value['@odata.id']
  return typeof uri === 'string' && Object.keys(value).length === 1 ? uri : null
}

/** One level, everything but what stands below `Links`, whatever level was asked for (facts.md 5). */
const expanded = (value: unknown, follow: Follow): unknown => {
  const uri = uriOf(value)
  if (uri !== null) return follow(uri) ?? value
  if (Array.isArray(value)) return value.map((one) => expanded(one, follow))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === 'Links' ? member : expanded(member, follow),
    ]),
  )
}

const readFilter = (text: string): Filter | null => {
  try {
    return parseFilter(text, dialect)
  } catch (error) {
    if (error instanceof FilterError) return null
    throw error
  }
}

const readCount = (text: string | null): number | null =>
  text !== null && /^\d+$/.test(text) ? Number(text) : null

/** What concerns the members of a collection: which ones, from the oldest on, and how many they are. */
const ofMembers = (
  collection: Resource,
  members: readonly unknown[],
  options: URLSearchParams,
  follow: Follow,
): Resource => {
  const filter = readFilter(options.get('$filter') ?? '')
  // A filter shows the members that it found, not links to them.
  const passing = filter
    ? members
        .map((member) => expanded(member, follow))
        .filter(
          (member) =>
            isObject(member) && passes(filter, member, { lax: true, caseless: new Set() }),
        )
    : members
  const from = readCount(options.get('$skip')) ?? 0
  const top = readCount(options.get('$top'))
  const shown = passing.slice(from, top === null ? undefined : from + top)
  if (options.get('$count') !== 'true')
    return { ...collection, Members: shown, 'Members@odata.count': shown.length }
  const { '@odata.id': _, ...counted } = collection
  return { ...counted, Members: [], 'Members@odata.count': shown.length }
}

const named = ['@odata.context', '@odata.id', '@odata.type']

/**
 * A resource as the query options of its address ask for it: `$filter`, `$top`, `$skip`, `$count` and
 * `only` of a collection, `$expand`, `$select`; what is unknown or unreadable is dropped (facts.md 5).
 */
export const asked = (resource: Resource, options: URLSearchParams, follow: Follow): Resource => {
  const { Members: members } = resource
  const isCollection = Array.isArray(members)
  if (isCollection && members.length === 1 && options.has('only'))
    return follow(uriOf(members[0]) ?? '') ?? resource
  const narrowed = isCollection ? ofMembers(resource, members, options, follow) : resource
  const wide = /^(?:[.*]|[.*]?\(\$levels=\d+\))$/.test(options.get('$expand') ?? '')
    ? (expanded(narrowed, follow) as Resource)
    : narrowed
  const names = options.get('$select')
  return names === null ? wide : { ...selected(wide, [...named, ...names.split(',')]) }
}
