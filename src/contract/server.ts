import * as v from 'valibot'
import type { ListParams } from './list-query'
import type { Status } from './shape'

/**
 * What a server needs from a person. `disconnected`: its management is unreachable, so its health is
 * history; `unknown`: the source does not say (unsubscribed, never reported), never shown as good.
 */
export const serverStates = ['critical', 'warning', 'disconnected', 'unknown', 'ok'] as const
export type ServerState = (typeof serverStates)[number]

export const serverStatus: Record<ServerState, Status> = {
  critical: { rank: 0, word: 'Critical', shape: 'octagon', tone: 'critical' },
  warning: { rank: 1, word: 'Warning', shape: 'triangle', tone: 'warning' },
  disconnected: { rank: 2, word: 'Disconnected', shape: 'struck-circle', tone: 'neutral' },
  unknown: { rank: 3, word: 'Unknown', shape: 'diamond', tone: 'neutral' },
  ok: { rank: 4, word: 'OK', shape: 'dot', tone: 'ok' },
}

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

const text = v.nullable(v.string())

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
  productId: text,
  uuid: text,
  processor: text,
  memoryMb: v.nullable(v.number()),
  hostName: text,
  os: text,
  ilo: v.object({ firmware: text, hostName: text, address: text }),
  maintenance: v.nullable(v.boolean()),
  subscription: text,
  subsystems: v.array(subsystemSchema),
  firmwareInventory: v.array(v.object({ name: v.string(), version: text, context: text })),
})
export type ServerFacts = v.InferOutput<typeof serverFactsSchema>

export const serverDetailSchema = v.object({
  ...serverSchema.entries,
  ...serverFactsSchema.entries,
  sourceName: v.string(),
  asOf: text,
  alerts: v.array(alertSchema),
  history: v.array(changeSchema),
  /** The same machine under other sources (joined by serial number), e.g. its iLO. */
  alsoAt: v.array(
    v.object({
      sourceId: v.string(),
      sourceName: v.string(),
      id: v.string(),
      state: v.fallback(v.picklist(serverStates), 'unknown'),
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
  ],
  filters: ['state', 'region', 'generation', 'model', 'group', 'power', 'connection', 'source'],
  bounds: [],
  defaultSort: 'state,-changedAt',
} as const satisfies ListParams
