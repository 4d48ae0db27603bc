import * as v from 'valibot'
import type { ListParams } from './list-query'
import type { Status } from './shape'

/**
 * What a server needs from a person. `disconnected`: its management is unreachable, so its health is
 * history; `unknown`: the source does not say (unsubscribed, never reported), never shown as good.
 */
export const serverStates = ['critical', 'warning', 'disconnected', 'unknown', 'ok'] as const
export type ServerState = (typeof serverStates)[number]

export const serverStatus = {
  critical: { rank: 0, word: 'Critical', shape: 'octagon', tone: 'critical' },
  warning: { rank: 1, word: 'Warning', shape: 'triangle', tone: 'warning' },
  disconnected: { rank: 2, word: 'Disconnected', shape: 'struck-circle', tone: 'neutral' },
  unknown: { rank: 3, word: 'Unknown', shape: 'diamond', tone: 'neutral' },
  ok: { rank: 4, word: 'OK', shape: 'dot', tone: 'ok' },
} as const satisfies Record<ServerState, Status>

export const powerStates = [
  'on',
  'off',
  'turning-on',
  'turning-off',
  'resetting',
  'unknown',
] as const
export type PowerState = (typeof powerStates)[number]
export const powerWord: Record<PowerState, string> = {
  on: 'On',
  off: 'Off',
  'turning-on': 'Turning on',
  'turning-off': 'Turning off',
  resetting: 'Resetting',
  unknown: 'Unknown',
}

export const connectionStates = ['connected', 'disconnected', 'unknown'] as const
export type ConnectionState = (typeof connectionStates)[number]
export const connectionWord: Record<ConnectionState, string> = {
  connected: 'Connected',
  disconnected: 'Disconnected',
  unknown: 'Unknown',
}

/** How the firmware stands against the baseline of the group; null: nothing is asked of it. */
export const complianceStates = ['not-compliant', 'compliant', 'unknown'] as const
export type ComplianceState = (typeof complianceStates)[number]
export const complianceWord: Record<ComplianceState, string> = {
  'not-compliant': 'Deviates',
  compliant: 'Compliant',
  unknown: 'Unknown',
}

export const maintenanceStates = ['on', 'off'] as const
export type MaintenanceState = (typeof maintenanceStates)[number]
export const maintenanceWord: Record<MaintenanceState, string> = {
  on: 'In maintenance',
  off: 'In service',
}

/** Whether its management does nothing for a server, going by its row's line on the subscription. */
export const lacksSubscription = (subscription: string | null | undefined): boolean =>
  /^(Required|Expired)/.test(subscription ?? '')

const text = v.nullable(v.string())
/** Rows of former versions lack these until they are read anew. */
const added = v.optional(text, null)
const amount = v.optional(v.nullable(v.number()), null)
const oneOf = <const T extends readonly string[]>(words: T) =>
  v.optional(v.fallback(v.nullable(v.picklist(words)), null), null)

/**
 * The same machine as another source has it, joined by serial number or UUID. `power`: what that source
 * says of it now.
 */
export const knownAtSchema = v.object({
  sourceId: v.string(),
  id: v.string(),
  power: v.fallback(v.picklist(powerStates), 'unknown'),
  connection: v.fallback(v.picklist(connectionStates), 'unknown'),
})
export type KnownAt = v.InferOutput<typeof knownAtSchema>

/** A row of the servers list. Times are ISO; null is "the source does not say". */
export const serverSchema = v.object({
  sourceId: v.string(),
  id: v.string(),
  name: v.string(),
  serial: text,
  model: text,
  /** As people say it: `Gen10 Plus`, `Gen11`. */
  generation: text,
  group: text,
  region: text,
  state: v.fallback(v.picklist(serverStates), 'unknown'),
  /** What is wrong, in words: the worst active alert, else the failing subsystems. */
  reason: text,
  /** When the present state began, from the alert or from our own record. */
  since: text,
  power: v.fallback(v.picklist(powerStates), 'unknown'),
  connection: v.fallback(v.picklist(connectionStates), 'unknown'),
  /** System ROM version. */
  firmware: text,
  productId: added,
  uuid: added,
  processor: added,
  memoryMb: amount,
  hostName: added,
  /** Where its BMC is reached in the management network. */
  address: added,
  iloVersion: added,
  maintenance: oneOf(maintenanceStates),
  /** State, tier and end in one line. */
  subscription: added,
  /** The firmware bundle that it is to have. */
  baseline: added,
  compliance: oneOf(complianceStates),
  location: added,
  warrantyEndsAt: added,
  /** Mean over the last day that the source measured, W and percent of its processors. */
  powerWatts: amount,
  utilization: amount,
  /** `key: value`, sorted. */
  tags: v.optional(v.array(v.string()), []),
  /** The other sources that know this machine. */
  knownAt: v.optional(v.array(knownAtSchema), []),
  /** Which of them says its power, where its own source has lost the connection. */
  powerFrom: added,
  /** What its own source last said of its power. */
  ownPower: oneOf(powerStates),
  /** When a watched field (state, power, connection, group, firmware) last changed. */
  changedAt: text,
})
export type Server = v.InferOutput<typeof serverSchema>

export const alertSchema = v.object({
  id: v.string(),
  at: v.string(),
  severity: v.fallback(v.picklist(serverStates), 'unknown'),
  message: v.string(),
  description: text,
  resolution: text,
  clearedAt: text,
})
export type Alert = v.InferOutput<typeof alertSchema>

export const subsystemSchema = v.object({
  name: v.string(),
  /** The source's own word, sentence case: `OK`, `Redundant`, `Not present`. */
  word: v.string(),
  state: v.fallback(v.picklist([...serverStates, 'absent']), 'unknown'),
})
export type Subsystem = v.InferOutput<typeof subsystemSchema>

/** One change of a watched field, from our own record. */
export const changeSchema = v.object({
  at: v.string(),
  field: v.string(),
  from: text,
  to: text,
})
export type Change = v.InferOutput<typeof changeSchema>

/** What a source says of one server, beyond its row. */
export const serverFactsSchema = v.object({
  os: text,
  ilo: v.object({ firmware: text, hostName: text, address: text }),
  subsystems: v.array(subsystemSchema),
  firmwareInventory: v.array(v.object({ name: v.string(), version: text, context: text })),
  /** Under which name its source knows the BMC, where the source is a set of BMCs. */
  bmc: v.optional(v.string()),
})
export type ServerFacts = v.InferOutput<typeof serverFactsSchema>

export const serverDetailSchema = v.object({
  ...serverSchema.entries,
  ...serverFactsSchema.entries,
  sourceName: v.string(),
  asOf: text,
  alerts: v.array(alertSchema),
  history: v.array(changeSchema),
  /** The same machine under other sources: its iLO, another region of Compute Ops Management. */
  alsoAt: v.array(
    v.object({
      sourceId: v.string(),
      sourceName: v.string(),
      id: v.string(),
      state: v.fallback(v.picklist(serverStates), 'unknown'),
      connection: v.fallback(v.picklist(connectionStates), 'unknown'),
      since: added,
      asOf: added,
      bmc: v.optional(v.string()),
      /** Lists show that record of the machine rather than this one. */
      leads: v.optional(v.boolean(), false),
    }),
  ),
})
export type ServerDetail = v.InferOutput<typeof serverDetailSchema>

export const serverList = {
  sorts: [
    'state',
    'name',
    'model',
    'generation',
    'group',
    'region',
    'power',
    'connection',
    'firmware',
    'changedAt',
    'processor',
    'memory',
    'location',
    'maintenance',
    'baseline',
    'compliance',
    'ilo',
    'subscription',
    'warranty',
    'watts',
    'utilization',
  ],
  filters: [
    'state',
    'region',
    'generation',
    'model',
    'group',
    'power',
    'connection',
    'compliance',
    'maintenance',
    'source',
    'tag',
  ],
  bounds: [],
  defaultSort: 'state,-changedAt',
} as const satisfies ListParams
