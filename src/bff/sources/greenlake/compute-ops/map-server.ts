import {
  type Alert,
  type PowerState,
  type ServerState,
  serverStatus,
  type Subsystem,
} from '../../../../contract/server'
import type { MirroredServer } from '../../../mirror/entities'
import { lookup } from '../../tolerant'
import type { Origin } from '../origin'
import { inWords } from '../words'
import type {
  HealthState,
  RedundancyState,
  ServerRecord,
  SubscriptionState,
  WirePowerState,
} from './wire'

const healths = {
  OK: 'ok',
  READY: 'ok',
  WARNING: 'warning',
  CRITICAL: 'critical',
  NOT_PRESENT: 'unknown',
  UNKNOWN: 'unknown',
} as const satisfies Record<HealthState, ServerState>

const subsystemStates = {
  ...healths,
  NOT_PRESENT: 'absent',
  REDUNDANT: 'ok',
  // A server with one power supply is not redundant by design: the source does not count it as a fault.
  NON_REDUNDANT: 'ok',
  FAILED_REDUNDANT: 'warning',
} as const satisfies Record<HealthState | RedundancyState, Subsystem['state']>

const powers = {
  ON: 'on',
  OFF: 'off',
  POWERING_ON: 'turning-on',
  POWERING_OFF: 'turning-off',
  RESET: 'resetting',
  UNKNOWN: 'unknown',
} as const satisfies Record<WirePowerState, PowerState>

/** What other collections of the source say of a server: its group's name, its active alerts. */
export type ServerContext = {
  group: string | null
  alerts: readonly Alert[]
  /** Release by the id of a firmware bundle. */
  bundles: ReadonlyMap<string, string>
}

type Standing = { state: ServerState; reason: string | null; since: string | null }

const subsystemsOf = ({ hardware }: ServerRecord): Subsystem[] =>
  Object.entries(hardware.health).flatMap(([name, health]) =>
    name === 'summary' || health === null
      ? []
      : [
          {
            name: inWords(name),
            word: inWords(health),
            state: lookup(subsystemStates, health, 'unknown'),
          },
        ],
  )

const failing = (subsystems: readonly Subsystem[]) =>
  subsystems.flatMap(({ name, word, state }) =>
    state === 'critical' || state === 'warning' ? [`${name}: ${word.toLowerCase()}`] : [],
  )

const worstOf = (alerts: readonly Alert[]) =>
  alerts
    .filter(({ severity }) => severity === 'critical' || severity === 'warning')
    .sort(
      (a, b) =>
        serverStatus[a.severity].rank - serverStatus[b.severity].rank || b.at.localeCompare(a.at),
    )[0]

const withoutSubscription = {
  REQUIRED: 'No subscription: its health is not reported.',
  EXPIRED: 'The subscription has expired: its health is not reported.',
  SUBSCRIBED: null,
} as const satisfies Record<SubscriptionState, string | null>

const unreported = ({ state }: ServerRecord) =>
  lookup<string | null>(withoutSubscription, state.subscriptionState, null) ??
  (state.connected === false ? 'It has never connected.' : 'Its health is not reported.')

const standingOf = (record: ServerRecord, alerts: readonly Alert[]): Standing => {
  const { connected, connectedModifiedAt } = record.state
  const health = lookup(healths, record.hardware.health.summary, 'unknown')
  if (connected === false && connectedModifiedAt !== null) {
    const last =
      health === 'unknown' ? '' : ` Its last known health was ${serverStatus[health].word}.`
    return { state: 'disconnected', reason: `Not connected.${last}`, since: connectedModifiedAt }
  }
  if (connected === false || health === 'unknown')
    return { state: 'unknown', reason: unreported(record), since: null }
  if (health === 'ok') return { state: health, reason: null, since: null }
  const worst = worstOf(alerts)
  if (worst && serverStatus[worst.severity].rank <= serverStatus[health].rank)
    return { state: health, reason: worst.message, since: worst.at }
  const reason = failing(subsystemsOf(record)).join(', ') || (worst?.message ?? null)
  return { state: health, reason, since: null }
}

/** `GEN_10` and a model that says Plus are `Gen10 Plus`: the vocabulary has no Plus (facts.md 6.1). */
const generationOf = ({ serverGeneration, hardware }: ServerRecord) => {
  const said = /Gen(\d+)( Plus)?/i.exec(hardware.model ?? '')
  const number = /^GEN_(\d+)/.exec(serverGeneration ?? '')?.[1] ?? said?.[1]
  if (number === undefined) return null
  return `Gen${number}${said?.[1] === number && said[2] ? ' Plus' : ''}`
}

const versionOf = ({ firmwareInventory }: ServerRecord, component: RegExp) =>
  firmwareInventory.find(({ name }) => component.test(name ?? ''))?.version ?? null

const subscriptionOf = ({ state }: ServerRecord) => {
  if (state.subscriptionState === null) return null
  const tier = state.subscriptionTier === null ? '' : `, ${inWords(state.subscriptionTier)}`
  const until = state.subscriptionExpiresAt?.slice(0, 10)
  return `${inWords(state.subscriptionState)}${tier}${until ? `, until ${until}` : ''}`
}

const iloVersionOf = (record: ServerRecord) =>
  record.hardware.bmc.version ?? versionOf(record, /^iLO \d/)

/** Tags as they are filtered by. */
const tagsOf = ({ tags }: ServerRecord) =>
  Object.entries(tags ?? {})
    .map(([key, value]) => (value === '' ? key : `${key}: ${value}`))
    .sort()

/** The last segment of an address that live systems write without its mount (facts.md 6.1). */
export const bundleIdOf = ({ firmwareBundleUri }: Pick<ServerRecord, 'firmwareBundleUri'>) =>
  firmwareBundleUri?.split('/').at(-1) ?? null

const factsOf = (record: ServerRecord): Omit<MirroredServer['facts'], 'alerts'> => {
  const { hardware, host } = record
  return {
    os: [host.osName, host.osVersion].filter(Boolean).join(' ') || null,
    ilo: {
      firmware: iloVersionOf(record),
      hostName: hardware.bmc.hostname,
      address: hardware.bmc.ip,
    },
    subsystems: subsystemsOf(record),
    firmwareInventory: record.firmwareInventory.flatMap(({ name, version, deviceContext }) =>
      name === null ? [] : [{ name, version, context: deviceContext }],
    ),
  }
}

/**
 * A compute-ops server. Its state is its health only while it is connected and reports one; the reason
 * is the worst active alert, else the failing subsystems (facts.md 6.1).
 */
export const mapServer = (
  record: ServerRecord,
  { group, alerts, bundles }: ServerContext,
  { sourceId, region }: Origin,
): MirroredServer => {
  const { id, hardware, state } = record
  const bundleId = bundleIdOf(record)
  const serial = hardware.serialNumber ?? id.split('+')[1] ?? null
  return {
    row: {
      sourceId,
      id,
      name: record.name ?? record.host.hostname ?? serial ?? id,
      serial,
      model: hardware.model,
      generation: generationOf(record),
      group,
      region,
      ...standingOf(record, alerts),
      power: lookup(powers, hardware.powerState, 'unknown'),
      connection:
        state.connected === null ? 'unknown' : state.connected ? 'connected' : 'disconnected',
      firmware: versionOf(record, /^System ROM$/),
      productId: hardware.productId ?? id.split('+')[0] ?? null,
      uuid: hardware.uuid,
      processor: record.processorVendor,
      memoryMb: hardware.memoryMb,
      hostName: record.host.hostname,
      address: hardware.bmc.ip,
      iloVersion: iloVersionOf(record),
      maintenance: record.maintenanceMode === null ? null : record.maintenanceMode ? 'on' : 'off',
      subscription: subscriptionOf(record),
      baseline: bundleId && (bundles.get(bundleId) ?? bundleId),
      tags: tagsOf(record),
    },
    facts: { ...factsOf(record), alerts: [...alerts] },
  }
}
