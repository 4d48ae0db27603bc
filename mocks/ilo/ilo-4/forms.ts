import { isObject } from '../../json'
import type { Asked } from '../kind'
import type { Resource } from '../redfish'
import type { Named } from './named'
import { linksOf, uriOf } from './named'

const isMember = (segment: string) => /^\d+$/.test(segment)

/** `Systems/1/Processors/2` → `Systems/Members/1/Processors/Members/$entity`. */
const contextOf = ({ path, name }: Named): string => {
  if (path === '') return name
  const segments = path.split('/')
  const last = segments.pop() ?? ''
  const before = segments.map((segment) => (isMember(segment) ? `Members/${segment}` : segment))
  const end = isMember(last) ? 'Members/$entity' : `${last}$entity`
  return [...before, name.endsWith('Collection') ? last : end].join('/')
}

const typeOf = ({ name, version }: Named): string =>
  `#${[name, version, name].filter((part) => part !== '').join('.')}`

/** Every name that the resource ever had, as an iLO 4 shows it unless told otherwise. */
export const allNames = (named: Named): Resource => ({
  '@odata.context': `/redfish/v1/$metadata#${contextOf(named)}`,
  '@odata.id': uriOf(named.path),
  '@odata.type': typeOf(named),
  ...named.always,
  ...named.fresh,
  ...named.old,
  Type: `${named.oldName ?? named.name}.${named.oldVersion ?? named.version}`,
  links: linksOf({ ...named.oldLinks, ...named.links, self: named.path }),
})

/** Changes the entries of every object in a value; an empty list drops the entry. */
const rewrite = (
  value: unknown,
  change: (key: string, member: unknown) => [string, unknown][],
): unknown => {
  if (Array.isArray(value)) return value.map((one) => rewrite(one, change))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .flatMap(([key, member]) => change(key, member))
      .map(([key, member]) => [key, rewrite(member, change)]),
  )
}

const isOldType = (key: string, member: unknown) =>
  key === 'Type' && /^\w+(?:\.\d+){3}$/.test(String(member))

/** Only what Redfish knows: no `Type`, and `Links` with `@odata.id` (facts.md 1, 2). */
const freshNames = ({ links, ...named }: Named): Resource => {
  const { old: _, oldLinks: __, ...kept } = named
  const { Type: ___, links: ____, ...all } = allNames(kept)
  const whole = links ? { ...all, links: linksOf(links) } : all
  return rewrite(whole, (key, member) => {
    if (isOldType(key, member)) return []
    if (key === 'links') return [['Links', member]]
    return [[key === 'href' ? '@odata.id' : key, member]]
  }) as Resource
}

/** Names that stand elsewhere below `/rest/v1` (facts.md 3, 8). */
const renamed: readonly (readonly [fresh: string, old: string])[] = [
  ['SessionService/Sessions', 'Sessions'],
  ['Systems/1/LogServices', 'Systems/1/Logs'],
  ['Managers/1/LogServices', 'Managers/1/Logs'],
  ['Managers/1/EthernetInterfaces', 'Managers/1/NICs'],
]

/** `Systems/1/LogServices/IML` → `Systems/1/Logs/IML`. */
export const oldPathOf = (path: string): string => {
  const found = renamed.find(([fresh]) => path === fresh || path.startsWith(`${fresh}/`))
  return found ? `${found[1]}${path.slice(found[0].length)}` : path
}

const restHref = (uri: string) => {
  const path = oldPathOf(uri.replace('/redfish/v1', '').replaceAll(/^\/|\/$/g, ''))
  return `/rest/v1${path && `/${path}`}`
}

/** Below `/rest/v1` every `href` stays there, and has no slash at its end. */
const withRestLinks = (resource: Resource): Resource =>
  rewrite(resource, (key, member) => [
    [key, key === 'href' ? restHref(String(member)) : member],
  ]) as Resource

/** Versions of types before 2.30, where they are known to have been others (facts.md 7). */
const versionsBefore: Record<string, string> = {
  Collection: '0.9.5',
  ComputerSystem: '0.9.6',
  Manager: '0.10.0',
  ManagerAccount: '0.9.7',
}

const before = (named: Named): Named => {
  const { fresh: _, ...old } = named
  const version = versionsBefore[named.oldName ?? named.name]
  return version ? { ...old, oldVersion: version } : old
}

/** Only what there was before Redfish, as firmware before 2.30 has it. */
const oldNames = (named: Named): Resource =>
  rewrite(allNames(before(named)), (key, member) =>
    key.includes('@') || key === 'Actions' ? [] : [[key, member]],
  ) as Resource

/** A resource as it is asked for; `isBefore`: by firmware that knows nothing of Redfish. */
export const shownAs = (named: Named, { model, isPure }: Asked, isBefore: boolean): Resource => {
  if (isBefore) return withRestLinks(oldNames(named))
  if (isPure) return freshNames(named)
  return model === 'rest' ? withRestLinks(allNames(named)) : allNames(named)
}
