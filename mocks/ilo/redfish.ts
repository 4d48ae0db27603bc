import { hash } from 'node:crypto'

/** A resource as an iLO shows it. */
export type Resource = Record<string, unknown>
/** Resources by their path below the root: `Systems/1`. */
export type Resources<View> = Record<string, (view: View) => Resource>

/** An iLO's ETags are weak and short; any change of the body changes them (facts.md 6). */
export const etagOf = (resource: Resource): string =>
  `W/"${hash('sha1', JSON.stringify(resource)).slice(0, 8).toUpperCase()}"`

/** The same of an iLO 7, which writes it in decimal digits. */
export const numericEtagOf = (resource: Resource): string =>
  `W/"${Number.parseInt(etagOf(resource).slice(3, -1), 16)}"`

/** Of a device that makes its own: strong, and in small letters. */
export const strongEtagOf = (resource: Resource): string => etagOf(resource).slice(2).toLowerCase()

/** A Redfish link; the path of the root is empty. */
export const ref = (path: string) => ({ '@odata.id': `/redfish/v1${path && `/${path}`}` })

/** `#ComputerSystem.v1_18_0.ComputerSystem`, with the context that goes with it. */
export const typed = (path: string, name: string, version: string) => ({
  '@odata.context': `/redfish/v1/$metadata#${name}.${name}`,
  ...ref(path),
  '@odata.type': `#${name}.${version}.${name}`,
})

/** Type and context of an HPE extension. */
export const hpe = (name: string, version: string) => ({
  '@odata.context': `/redfish/v1/$metadata#${name}.${name}`,
  '@odata.type': `#${name}.${version}.${name}`,
})

/** A collection, with its members by path. */
export const collection = (path: string, name: string, title: string, members: string[]) => ({
  '@odata.context': `/redfish/v1/$metadata#${name}Collection.${name}Collection`,
  ...ref(path),
  '@odata.type': `#${name}Collection.${name}Collection`,
  Description: `${title} view`,
  Name: title,
  Members: members.map(ref),
  'Members@odata.count': members.length,
})

const mapped = (value: unknown, change: (uri: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((one) => mapped(one, change))
  return typeof value === 'object' && value !== null ? mapLinks(value as Resource, change) : value
}

/** The resource with every link in it changed. */
export const mapLinks = (resource: Resource, change: (uri: string) => string): Resource =>
  Object.fromEntries(
    Object.entries(resource).map(([key, member]) => [
      key,
      key === '@odata.id' || key === 'href' ? change(String(member)) : mapped(member, change),
    ]),
  )

/** Links follow the form of the address that was asked: with a slash at the end, or without. */
export const withSlashes = (resource: Resource): Resource =>
  mapLinks(resource, (uri) => (uri.endsWith('/') || uri.includes('#') ? uri : `${uri}/`))
