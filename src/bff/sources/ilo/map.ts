import type { PowerState, ServerState, Subsystem } from '../../../contract/server'
import { serverStatus } from '../../../contract/server'
import type { MirroredServer } from '../../mirror/entities'
import { lookup } from '../tolerant'
import type { Root, System, WireHealth, WirePowerState, WireRedundancy } from './wire'

const healthStates = {
  OK: 'ok',
  WARNING: 'warning',
  CRITICAL: 'critical',
} as const satisfies Record<WireHealth, ServerState>

const powers = {
  ON: 'on',
  OFF: 'off',
  UNKNOWN: 'unknown',
  RESET: 'resetting',
  POWERINGON: 'turning-on',
  POWERINGOFF: 'turning-off',
} as const satisfies Record<WirePowerState, PowerState>

/** A power state of the API, in capitals. */
export const powerOf = (told: string | null): PowerState =>
  lookup<PowerState>(powers, told, 'unknown')

type Judged = Pick<Subsystem, 'word' | 'state'>

/** Without redundancy by design (one power supply) nothing is wrong. */
const partWords = {
  OK: { word: 'OK', state: 'ok' },
  WARNING: { word: 'Warning', state: 'warning' },
  CRITICAL: { word: 'Critical', state: 'critical' },
  REDUNDANT: { word: 'Redundant', state: 'ok' },
  NONREDUNDANT: { word: 'Not redundant', state: 'ok' },
  FAILEDREDUNDANT: { word: 'Redundancy lost', state: 'warning' },
  UNKNOWN: { word: 'Unknown', state: 'unknown' },
} as const satisfies Record<WireHealth | WireRedundancy, Judged>

const partNames: Record<string, string> = {
  BiosOrHardwareHealth: 'BIOS and hardware',
  Fans: 'Fans',
  FanRedundancy: 'Fan redundancy',
  Memory: 'Memory',
  Network: 'Network',
  PowerSupplies: 'Power supplies',
  PowerSupplyRedundancy: 'Power supply redundancy',
  Processors: 'Processors',
  SmartStorageBattery: 'Smart storage battery',
  Storage: 'Storage',
  Temperatures: 'Temperatures',
  LiquidCooling: 'Liquid cooling',
  LiquidCoolingRedundancy: 'Liquid cooling redundancy',
  AirFilter: 'Air filter',
}

const subsystemsOf = ({ parts }: System): Subsystem[] =>
  parts.flatMap(({ name, word }) => {
    const known = partNames[name]
    if (known === undefined) return []
    const otherwise: Judged = { word, state: 'unknown' }
    return [{ name: known, ...lookup<Judged>(partWords, word.toUpperCase(), otherwise) }]
  })

const reasonOf = (state: ServerState, subsystems: readonly Subsystem[]) => {
  if (state === 'unknown') return 'The BMC does not report a health.'
  const failing = subsystems.filter((one) => one.state === 'critical' || one.state === 'warning')
  if (state === 'ok' || failing.length === 0) return null
  return failing.map(({ name, word }) => `${name}: ${word.toLowerCase()}`).join(', ')
}

/** `ProLiant DL360 Gen10 Plus` → `Gen10 Plus`. */
const generationOf = (model: string | null) => {
  const said = /Gen ?(\d+)( Plus)?/i.exec(model ?? '')
  return said?.[1] === undefined ? null : `Gen${said[1]}${said[2] ? ' Plus' : ''}`
}

/** Where a server was read: the source, what the configuration calls the BMC, and what we call it. */
export type IloOrigin = {
  sourceId: string
  region: string | null
  name: string | null
  /** Its name, else its number: the BMC among those of its source. */
  part: string
}

/**
 * The id of a server is its system's UUID, which COM and OmniStack know as well; a system without one is
 * known by its BMC.
 */
export const serverId = (root: Root, system: System, origin: IloOrigin): string =>
  system.uuid ?? system.serial ?? `${root.uuid ?? origin.name ?? ''}:${system.id ?? ''}`

/** A server as its BMC shows it: the system's own health, else what the root told without a login. */
export const mapServer = (root: Root, system: System, origin: IloOrigin): MirroredServer => {
  const id = serverId(root, system, origin)
  const state = lookup<ServerState>(healthStates, system.health ?? root.health, 'unknown')
  const subsystems = subsystemsOf(system)
  const context = root.ilo.kind ?? 'BMC'
  return {
    row: {
      sourceId: origin.sourceId,
      id,
      name: origin.name ?? system.hostName ?? root.serverName ?? system.serial ?? id,
      serial: system.serial,
      model: system.model,
      generation: generationOf(system.model),
      group: null,
      region: origin.region,
      state,
      reason: reasonOf(state, subsystems),
      since: null,
      power: powerOf(system.power),
      connection: 'connected',
      firmware: system.rom,
      productId: system.sku,
      uuid: system.uuid,
      processor: system.processor,
      // Where nothing is known of the memory, none is counted.
      memoryMb:
        system.memoryGib === null || system.memoryGib === 0 ? null : system.memoryGib * 1024,
      hostName: system.hostName,
      address: null,
      iloVersion: root.ilo.firmware,
      maintenance: null,
      subscription: null,
      baseline: null,
      tags: [],
    },
    facts: {
      os: system.os,
      ilo: { firmware: root.ilo.firmware, hostName: root.ilo.hostName, address: null },
      subsystems,
      firmwareInventory: [
        { name: 'System ROM', version: system.rom, context: 'System board' },
        { name: context, version: root.ilo.firmware, context: 'System board' },
      ].filter(({ version }) => version !== null),
      alerts: [],
      bmc: origin.part,
    },
  }
}

/** A known server whose BMC cannot be reached since `since`, ISO: its health is history. */
export const asDisconnected = (
  { row, facts }: MirroredServer,
  detail: string,
  since: string,
): MirroredServer => ({
  row: {
    ...row,
    state: 'disconnected',
    reason: `Not connected. ${detail} Its last known health was ${serverStatus[row.state].word}.`,
    since,
    connection: 'disconnected',
  },
  facts,
})
