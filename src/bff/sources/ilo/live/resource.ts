import * as v from 'valibot'
import { parseItem } from '../../tolerant'
import { reference } from '../wire'

/** A resource as it came; each part of a reading parses what it needs of it. */
export type Resource = Record<string, unknown>

const resourceSchema = v.record(v.string(), v.unknown())
const referencesSchema = v.pipe(
  v.union([
    v.array(v.unknown()),
    v.pipe(
      v.unknown(),
      v.transform((one) => [one]),
    ),
  ]),
  v.transform((ones) => ones.flatMap((one) => parseItem(reference, one) ?? [])),
)

/** Null where the body is no JSON object. */
export const parseResource = (body: unknown): Resource | null =>
  Array.isArray(body) ? null : parseItem(resourceSchema, body)

const at = (resource: Resource, place: string): unknown =>
  place.split('.').reduce<unknown>((value, name) => parseResource(value)?.[name], resource)

/**
 * The URIs at the first of these places that holds any (`Links.Chassis`): the same thing is linked from
 * elsewhere in each generation. A fragment leads into a resource that is read as a whole.
 */
export const linksAt = (resource: Resource, ...places: string[]): string[] => {
  for (const place of places) {
    const found = parseItem(referencesSchema, at(resource, place)) ?? []
    if (found.length > 0) return [...new Set(found.map((uri) => uri.replace(/#.*$/, '')))]
  }
  return []
}

export const linkAt = (resource: Resource, ...places: string[]): string | null =>
  linksAt(resource, ...places)[0] ?? null

/** One member of a collection: where it is, and what it is where the collection says so itself. */
export type Member = { uri: string | null; body: Resource | null }

/** More than a link: the member itself stands in the collection. */
const isWhole = (member: Resource) =>
  Object.keys(member).some((name) => name !== '@odata.id' && name !== 'href')

/**
 * The members of a collection in its order: links, or the members themselves (expanded, logs, the
 * `Items` of legacy collections), mixed as they may be (facts.md 5).
 */
export const membersOf = (collection: Resource): Member[] => {
  const inline = [collection['Items'], collection['Members']].find(
    (list): list is unknown[] => Array.isArray(list) && list.length > 0,
  )
  return inline
    ? membersIn(inline)
    : linksAt(collection, 'links.Member').map((uri) => ({ uri, body: null }))
}

/** The same for any list that a resource holds. */
export const membersIn = (list: unknown): Member[] =>
  (Array.isArray(list) ? list : []).flatMap((raw: unknown) => {
    const member = parseResource(raw)
    if (member === null) return []
    const uri = parseItem(reference, member) ?? linkAt(member, 'links.self')
    return [{ uri, body: isWhole(member) ? member : null }]
  })
