import * as v from 'valibot'
import { count, list, parseItem, part, text, word } from '../tolerant'

/**
 * Resources of iLO 4 to 7 and other Redfish BMCs, read alike: legacy `links.X.href` and Redfish
 * `@odata.id`, `Oem.Hp` and `Oem.Hpe` (facts.md 2, 7, 11).
 */

/** Vocabularies of ComputerSystem (facts.md 8), in capitals; open. */
export const powerStates = ['ON', 'OFF', 'UNKNOWN', 'RESET', 'POWERINGON', 'POWERINGOFF'] as const
export type WirePowerState = (typeof powerStates)[number]
export const healths = ['OK', 'WARNING', 'CRITICAL'] as const
export type WireHealth = (typeof healths)[number]
export const redundancies = ['REDUNDANT', 'NONREDUNDANT', 'FAILEDREDUNDANT', 'UNKNOWN'] as const
export type WireRedundancy = (typeof redundancies)[number]

/** A link, however it is written, as the URI that it leads to. */
export const reference = v.union([
  v.string(),
  v.pipe(
    v.object({ '@odata.id': v.string() }),
    v.transform((link) => link['@odata.id']),
  ),
  v.pipe(
    v.object({ href: v.string() }),
    v.transform((link) => link.href),
  ),
])

/** A URI, however it is written, or null. */
const link = v.optional(v.fallback(v.nullable(reference), null), null)
const links = list(reference)

/** `Status` of anything that has one. */
export const status = part({ Health: word, HealthRollup: word, HealthRollUp: word, State: word })
export type Status = v.InferOutput<typeof status>
/** The roll-up where there is one: its own spelling differs by generation (facts.md 8). */
export const healthOf = ({ HealthRollup, HealthRollUp, Health }: Status) =>
  HealthRollup ?? HealthRollUp ?? Health

const rootOem = part({
  Manager: list(
    v.object({
      ManagerType: text,
      ManagerFirmwareVersion: text,
      HostName: text,
      Languages: list(v.object({ Version: text })),
    }),
  ),
  System: list(v.object({ Status: status })),
  Moniker: part({ PRODGEN: text }),
  Sessions: part({ ServerName: text }),
})

const rootSchema = v.object({
  UUID: text,
  Systems: link,
  Links: part({ Sessions: link }),
  links: part({ Systems: link, Sessions: link }),
  Oem: part({ Hpe: rootOem, Hp: rootOem }),
})

/** What the service root tells without a login. `health` comes with iLO 5 and newer. */
export type Root = {
  /** Of the service itself. */
  uuid: string | null
  systems: string
  sessions: string | null
  health: string | null
  serverName: string | null
  ilo: { kind: string | null; firmware: string | null; hostName: string | null }
}

/** Null where the body is no service root. A manager may hide its version (facts.md 2). */
export const parseRoot = (body: unknown): Root | null => {
  const root = parseItem(rootSchema, body)
  const systems = root?.Systems ?? root?.links.Systems
  if (!root || systems == null) return null
  const oem = root.Oem.Hpe.Manager.length > 0 ? root.Oem.Hpe : root.Oem.Hp
  const [manager] = oem.Manager
  const [system] = oem.System
  return {
    uuid: root.UUID,
    systems,
    sessions: root.Links.Sessions ?? root.links.Sessions,
    health: system ? healthOf(system.Status) : null,
    serverName: oem.Sessions.ServerName,
    ilo: {
      kind: manager?.ManagerType ?? oem.Moniker.PRODGEN,
      firmware: manager?.ManagerFirmwareVersion ?? manager?.Languages[0]?.Version ?? null,
      hostName: manager?.HostName ?? null,
    },
  }
}

const collectionSchema = v.object({
  Members: v.optional(v.nullable(links)),
  links: part({ Member: links }),
})

/** The URIs of a collection's members, in its order; null where it has no list of them. */
export const parseMembers = (body: unknown): string[] | null => {
  const collection = parseItem(collectionSchema, body)
  if (collection === null) return null
  const { Members, links } = collection
  if (!Members && links.Member.length === 0) return null
  return Members && Members.length > 0 ? Members : links.Member
}

const open = v.optional(v.fallback(v.record(v.string(), v.unknown()), {}), {})
const versions = part({ Current: part({ VersionString: text }) })
const systemOem = part({
  AggregateHealthStatus: open,
  Bios: versions,
  HostOS: part({ OsName: text, OsVersion: text }),
})

const systemSchema = v.object({
  '@odata.type': text,
  Id: text,
  UUID: text,
  SerialNumber: text,
  SKU: text,
  Model: text,
  HostName: text,
  HostCorrelation: part({ HostName: text }),
  PowerState: word,
  Power: word,
  Status: status,
  BiosVersion: text,
  Bios: versions,
  ProcessorSummary: part({ Model: text }),
  Processors: part({ ProcessorFamily: text }),
  MemorySummary: part({ TotalSystemMemoryGiB: count }),
  Memory: part({ TotalSystemMemoryGB: count }),
  Oem: part({ Hpe: systemOem, Hp: systemOem }),
})

/**
 * One system of a BMC. `id` tells it from others of the same BMC; `parts`: its subsystems by the API's
 * names, each with its word.
 */
export type System = {
  id: string | null
  uuid: string | null
  serial: string | null
  sku: string | null
  model: string | null
  hostName: string | null
  power: string | null
  health: string | null
  rom: string | null
  processor: string | null
  memoryGib: number | null
  os: string | null
  parts: { name: string; word: string }[]
}

const partSchema = v.union([
  v.pipe(
    v.object({ Status: v.object({ Health: v.string() }) }),
    v.transform(({ Status }) => Status.Health),
  ),
  v.string(),
])

/** A system by its type; one that knows neither serial nor UUID of itself is one, too (facts.md 12). */
const isSystem = (system: v.InferOutput<typeof systemSchema>) =>
  system.UUID !== null ||
  system.SerialNumber !== null ||
  system['@odata.type']?.startsWith('#ComputerSystem.') === true

/** Null where the body is no system. Old names stand in where the new ones are missing. */
export const parseSystem = (body: unknown): System | null => {
  const system = parseItem(systemSchema, body)
  if (system === null || !isSystem(system)) return null
  const { Hpe, Hp } = system.Oem
  return {
    id: system.Id,
    uuid: system.UUID,
    serial: system.SerialNumber,
    sku: system.SKU,
    model: system.Model,
    hostName: system.HostName ?? system.HostCorrelation.HostName,
    power: system.PowerState ?? system.Power,
    health: healthOf(system.Status),
    rom:
      system.BiosVersion ??
      Hpe.Bios.Current.VersionString ??
      Hp.Bios.Current.VersionString ??
      system.Bios.Current.VersionString,
    processor: system.ProcessorSummary.Model ?? system.Processors.ProcessorFamily,
    memoryGib: system.MemorySummary.TotalSystemMemoryGiB ?? system.Memory.TotalSystemMemoryGB,
    os: [Hpe.HostOS.OsName, Hpe.HostOS.OsVersion].filter(Boolean).join(' ') || null,
    parts: Object.entries(Hpe.AggregateHealthStatus).flatMap(([name, value]) => {
      const told = parseItem(partSchema, value)
      return told === null ? [] : [{ name, word: told }]
    }),
  }
}
