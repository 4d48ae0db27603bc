import type { Resource } from '../redfish'

/** Where links lead, by name: paths below the root, `Systems/1`, or a further page of the same. */
export type Links = Record<string, string | string[] | { page: number }>

/**
 * One resource of an iLO 4 under all of its names: those it always had, the `fresh` ones of Redfish and the
 * `old` ones from before (facts.md 7, 11). Links stand apart because each form writes them in its own way.
 */
export type Named = {
  path: string
  /** Type of Redfish, `ComputerSystem`, and what was called another way before: `ThermalMetrics`. */
  name: string
  version: string
  oldName?: string
  oldVersion?: string
  always: Resource
  fresh?: Resource
  old?: Resource
  links?: Links
  /** Instead of these Redfish has properties. */
  oldLinks?: Links
}

/** Address of a path; every one of Redfish ends with a slash. */
export const uriOf = (path: string): string => `/redfish/v1/${path === '' ? '' : `${path}/`}`

/** A Redfish link. */
export const to = (path: string) => ({ '@odata.id': uriOf(path) })

/** A link that leads out of the model, and is not to be followed (facts.md 1). */
export const outside = (address: string): string => `extref ${address}`

const oneLink = (path: string): Resource =>
  path.startsWith('extref ') ? { extref: path.slice(7) } : { href: uriOf(path) }

/** A block of links as it was before Redfish. */
export const linksOf = (links: Links): Resource =>
  Object.fromEntries(
    Object.entries(links).map(([name, link]) => {
      if (typeof link === 'string') return [name, oneLink(link)]
      return [name, Array.isArray(link) ? link.map(oneLink) : link]
    }),
  )

/** The block of HP's own properties, with both of its type names. */
export const hp = (name: string, version: string, block: Resource, links?: Links) => ({
  Hp: {
    '@odata.type': `#${name}.${version}.${name}`,
    Type: `${name}.${version}`,
    ...block,
    ...(links ? { links: linksOf(links) } : {}),
  },
})

/** A collection with its members by path; `items` stand in it as a whole where it is read only. */
export const members = (
  path: string,
  name: string,
  title: string,
  paths: string[],
  items?: Resource[],
): Named => ({
  path,
  name: `${name}Collection`,
  version: '',
  oldName: 'Collection',
  oldVersion: '1.0.0',
  always: { Description: `${title} view`, Name: title },
  fresh: { Members: paths.map(to), 'Members@odata.count': paths.length },
  old: { MemberType: `${name}.1`, Total: paths.length, ...(items ? { Items: items } : {}) },
  oldLinks: { Member: paths },
})
