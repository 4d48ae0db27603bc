import type { Result } from '../../../../contract/problem'
import { notAsDocumented } from '../../../upstream/problems'
import type { Upstream } from '../../../upstream/upstream'
import { flag, parseItem, part } from '../../tolerant'
import { legacyRoot, redfishRoot } from '../client'
import { type IloOrigin, serverId } from '../map'
import { parseRoot, parseSystem } from '../wire'
import type { Reader } from './reader'
import { linkAt, linksAt, type Member, membersOf, type Resource } from './resource'

/**
 * How old a resource may be, ms: what moves, the log, what leads on, and what is fitted. Less than the
 * time between two readings of a part, so that none shows again what the last one saw.
 */
export const kept = { moving: 4_000, log: 8_000, leading: 60_000, fitted: 100_000 } as const

const features = part({
  ProtocolFeaturesSupported: part({ ExpandQuery: part({ NoLinks: flag }) }),
})

/** The way from the service root to what a reading is made of: by links alone (facts.md 1). */
export type Walk = {
  reader: Reader
  root: () => Promise<Result<Resource>>
  system: () => Promise<Result<Resource>>
  /** Those that the system stands in; without such links all that there are. */
  chassis: () => Promise<Result<Resource[]>>
  /** Null where the system names none. */
  manager: () => Promise<Result<Resource | null>>
  /** The members of a collection, in one answer where the BMC takes that (facts.md 5). */
  members: (uri: string, keptMs: number) => Promise<Result<Resource[]>>
  /** A resource with what it links in itself, where the BMC takes that. */
  wide: (uri: string, keptMs: number) => Promise<Result<Resource>>
  /** An iLO 5 or newer: options that it does not know do no harm, pages of logs are among those it knows. */
  isModern: () => Promise<boolean>
}

const mostSystems = 16

/** Begins at the service root of a BMC, for one of its servers. */
export const createWalk = (
  upstream: Upstream,
  reader: Reader,
  origin: IloOrigin,
  wanted: string,
): Walk => {
  const { read } = reader

  const root = async () => {
    const first = await read(redfishRoot, kept.fitted)
    return !first.ok && first.problem.kind === 'not-found' ? read(legacyRoot, kept.fitted) : first
  }

  const isModern = async () => {
    const top = await root()
    return top.ok && isHpe(top.value)
  }

  const canExpand = async () => {
    const top = await root()
    return top.ok && expands(top.value)
  }

  const system = async (): Promise<Result<Resource>> => {
    const top = await root()
    if (!top.ok) return top
    const systems = linkAt(top.value, 'Systems', 'links.Systems')
    const parsed = parseRoot(top.value)
    if (systems === null || parsed === null)
      return notAsDocumented(upstream.source, 'a service root')
    const list = await read(systems, kept.leading)
    if (!list.ok) return list
    const members = membersOf(list.value).slice(0, mostSystems)
    const all = await reader.each(members.map(asLink), kept.moving)
    if (!all.ok) return all
    const theOne = all.value.find((one) => {
      const told = parseSystem(one)
      return told !== null && serverId(parsed, told, origin) === wanted
    })
    const value = theOne ?? all.value[0]
    return value ? { ok: true, value } : notAsDocumented(upstream.source, 'a system')
  }

  const wide: Walk['wide'] = async (uri, keptMs) =>
    // As it is written in the specification: not every BMC decodes the sign.
    read((await canExpand()) ? `${uri}?$expand=.` : uri, keptMs)

  const members: Walk['members'] = async (uri, keptMs) => {
    const collection = await wide(uri, keptMs)
    return collection.ok ? reader.each(membersOf(collection.value), keptMs) : collection
  }

  return {
    reader,
    root,
    system,
    isModern,
    chassis: async () => {
      const [top, one] = [await root(), await system()]
      if (!top.ok) return top
      if (!one.ok) return one
      const linked = linksAt(one.value, 'Links.Chassis', 'links.Chassis')
      if (linked.length > 0)
        return reader.each(
          linked.map((uri) => ({ uri, body: null })),
          kept.leading,
        )
      const all = linkAt(top.value, 'Chassis', 'links.Chassis')
      return all === null ? { ok: true, value: [] } : members(all, kept.leading)
    },
    manager: async () => {
      const one = await system()
      if (!one.ok) return one
      const uri = linkAt(one.value, 'Links.ManagedBy', 'links.ManagedBy')
      return uri === null ? { ok: true, value: null } : read(uri, kept.leading)
    },
    wide,
    members,
  }
}

/** `Oem.Hpe` came with iLO 5 (facts.md 7). */
const isHpe = (top: Resource) => {
  const { Oem: oem } = top
  return typeof oem === 'object' && oem !== null && 'Hpe' in oem
}

/** Whether a BMC shows the members of a collection in it, by its service root. */
export const expands = (top: Resource): boolean =>
  parseItem(features, top)?.ProtocolFeaturesSupported.ExpandQuery.NoLinks ?? isHpe(top)

/** A system is read again each time, also where the list shows it. */
const asLink = ({ uri, body }: Member): Member => ({ uri, body: uri === null ? body : null })
