import { composerOf } from '../../../estate/appliances'
import type { FirmwareUpdate } from '../../../estate/com-record'
import { baselineOf } from '../../../estate/firmware-baseline'
import { tagsOf } from '../../../estate/tags'
import type { Machine } from '../../../estate/types'
import { microTime } from '../../times'
import { firmwareInventoryWire, hardwareWire, oldHardwareWire } from './hardware-wire'

const day = 86_400_000

/** The address of a server in a version of the API; its id holds a `+`, which stands there as it is. */
type UriOf = (id: string) => string

/** As live systems send it: without the mount of the API, so that it leads nowhere (facts.md 6.1, 7). */
const bundleUri = (id: string | null | undefined) => (id ? `/v1/firmware-bundles/${id}` : null)

const timeOrNull = (at: number | null) => (at === null ? null : microTime(at))

/** A server that nobody subscribed has no more than this (facts.md 6.1). */
const unsubscribedWire = (machine: Machine, uriOf: UriOf) => ({
  id: machine.id,
  type: 'compute-ops-mgmt/server',
  platformFamily: null,
  resourceUri: uriOf(machine.id),
  name: machine.serial,
  createdAt: microTime(machine.createdAt),
  updatedAt: microTime(machine.createdAt),
  generation: 1,
  state: {
    managed: true,
    connected: false,
    connectedModifiedAt: null,
    subscriptionState: 'REQUIRED',
    subscriptionTier: null,
    subscriptionExpiresAt: null,
  },
})

/** COM knows no plus. */
export const serverGenerationOf = ({ generation }: Machine) =>
  generation === 'GEN_10_PLUS' ? 'GEN_10' : generation

/** What both versions know of a server that is subscribed. */
const commonWire = (machine: Machine, uriOf: UriOf) => ({
  id: machine.id,
  type: 'compute-ops-mgmt/server',
  platformFamily: 'PROLIANT',
  resourceUri: uriOf(machine.id),
  name: machine.hostName,
  createdAt: microTime(machine.createdAt),
  updatedAt: microTime(machine.updatedAt),
  generation: machine.revision,
  state: {
    managed: true,
    connected: machine.connected,
    connectedModifiedAt: microTime(machine.connectedChangedAt),
    subscriptionState: 'SUBSCRIBED',
    subscriptionTier: 'Enhanced',
    subscriptionExpiresAt: microTime(machine.createdAt + 1_826 * day),
  },
  softwareInventory: [],
  host: {
    hostname: machine.hostName,
    osName: machine.os?.name ?? 'None',
    osVersion: machine.os?.version ?? 'None',
    osType: machine.os?.name === 'VMware ESXi' ? 25 : null,
    osDescription: 'None',
  },
  firmwareBundleUri: bundleUri(machine.com.bundleId ?? baselineOf(machine)?.id),
  tags: tagsOf(machine),
  biosFamily: machine.romFamily,
  processorVendor: machine.processor.padEnd(48),
  autoIloFwUpdate: machine.com.autoIloFwUpdate,
  maintenanceMode: machine.com.maintenance,
  serverGeneration: serverGenerationOf(machine),
  // The first inventory is taken when a server comes.
  lastFullInventoryCollectionAt: microTime(machine.com.inventory?.at ?? machine.createdAt),
  lastFullInventoryCollectionPowerState: machine.com.inventory?.power ?? 'ON',
})

const updateWire = (update: FirmwareUpdate) => ({
  attemptedAt: microTime(update.attemptedAt),
  completedAt: timeOrNull(update.completedAt),
  attemptedBaselineUri: bundleUri(update.bundleId),
  bundleUpdateMethod: update.method,
  downgrade: update.downgrade,
  firmwareInventoryUpdates: update.changes,
  installSwDrivers: update.installSwDrivers,
  powerOff: update.powerOff,
  status: update.status,
})

/** A server in v1 (facts.md 6.1), sparse where nobody subscribed it. */
export const serverWire = (machine: Machine, uriOf: UriOf) => {
  if (!machine.subscribed) return unsubscribedWire(machine, uriOf)
  const { firmwareUpdate, logCollectedAt, login, applianceId } = machine.com
  const composer = composerOf(machine)
  return {
    ...commonWire(machine, uriOf),
    hardware: hardwareWire(machine),
    // Many rows, and no filter looks at them: made where they are sent.
    get firmwareInventory() {
      return firmwareInventoryWire(machine)
    },
    lastFirmwareUpdate: firmwareUpdate && updateWire(firmwareUpdate),
    lastServerLogCollectionAt: timeOrNull(logCollectedAt),
    connectionType: login ? 'CREDENTIAL' : composer ? 'ONEVIEW' : 'DIRECT',
    deviceClaimType: login ? 'MANUAL' : 'ZTP',
    managedBy: null,
    oneview: composer && {
      applianceUri: `/compute-ops-mgmt/v1beta1/oneview-appliances/oneview+${composer.id}`,
      maintenanceMode: false,
      name: machine.hostName,
      state: 'Normal',
    },
    appliance: applianceId && {
      applianceId,
      applianceUri: `/compute-ops-mgmt/v1beta2/appliances/gateway+${applianceId}`,
    },
  }
}

/** A server as v1beta2 has it: without what came later. */
export const oldServerWire = (machine: Machine, uriOf: UriOf) => {
  if (!machine.subscribed) return unsubscribedWire(machine, uriOf)
  const { firmwareUpdate } = machine.com
  return {
    ...commonWire(machine, uriOf),
    hardware: oldHardwareWire(machine),
    get firmwareInventory() {
      return firmwareInventoryWire(machine)
    },
    lastFirmwareUpdate: firmwareUpdate && {
      attemptedAt: microTime(firmwareUpdate.attemptedAt),
      firmwareInventoryUpdates: firmwareUpdate.changes.filter(({ status }) => status === 'OK'),
      status: firmwareUpdate.status,
    },
  }
}
