import { closedSegments } from '../../contract/raw'

/** How a resource names others: `@odata.id` of Redfish, `href` of the legacy API, `extref` outside of the model. */
const names: ReadonlySet<string> = new Set(['@odata.id', 'href', 'extref'])

/** What is not read through: the BFF refuses it as well. */
const isClosed = (path: string) =>
  path.split('/').some((segment) => closedSegments.has(segment.toLowerCase()))

export type TreeLink =
  | { kind: 'inside'; path: string }
  /** Closed, or no resource of the tree. */
  | { kind: 'closed' | 'outside'; path: string }

export const roots = ['/redfish/v1/', '/rest/v1'] as const

const isInside = (path: string) => /^\/(redfish|rest)\/v1(\/|$)/.test(path)

/** The link that a member of a resource is; null where it is none. */
export const linkIn = (name: string, value: unknown): TreeLink | null => {
  if (!names.has(name) || typeof value !== 'string') return null
  // A fragment leads into a resource that is shown as a whole.
  const path = value.replace(/[?#].*$/, '')
  if (!isInside(path)) return { kind: 'outside', path: value }
  return { kind: isClosed(path) ? 'closed' : 'inside', path }
}

/** One link of a resource, and where in it: `Links/Chassis/0`. */
export type FoundLink = { at: string; link: TreeLink }

const isSame = (one: string, other: string) =>
  one.replace(/\/$/, '').toLowerCase() === other.replace(/\/$/, '').toLowerCase()

/** Every link of a resource to others, once each, in the order of the resource. */
export const linksOf = (body: unknown, own: string): FoundLink[] => {
  const found = new Map<string, FoundLink>()
  const walk = (value: unknown, at: string): void => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => walk(item, `${at}/${index + 1}`))
      return
    }
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      const link = linkIn(name, member)
      if (link === null) walk(member, at === '' ? name : `${at}/${name}`)
      else if (!isSame(link.path, own) && !found.has(link.path))
        found.set(link.path, { at: at === '' ? name : at, link })
    }
  }
  walk(body, '')
  return [...found.values()]
}
