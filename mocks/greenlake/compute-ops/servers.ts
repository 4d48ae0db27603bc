import type { WireServer } from '../../../src/bff/sources/greenlake/compute-ops/wire'
import { baselineOf } from '../../estate/firmware-baseline'
import { healthOf } from '../../estate/health'
import { tagsOf } from '../../estate/tags'
import type { Machine, Subsystem } from '../../estate/types'
import { computeOpsDialect } from '../../odata/dialect'
import { resource } from '../resource'
import { microTime } from '../times'

const day = 86_400_000
export const serverPath = '/compute-ops-mgmt/v1/servers'
/** A server's address; its id holds a `+`, which stands there as it is. */
export const serverUri = (id: string) => `${serverPath}/${id}`

const healthWire = (machine: Machine) => {
  const of = (subsystem: Subsystem) => machine.faults.get(subsystem)?.health ?? 'OK'
  const redundancy = (subsystem: Subsystem) =>
    machine.faults.has(subsystem) ? 'FAILED_REDUNDANT' : 'REDUNDANT'
  const summary = healthOf(machine)
  return {
    summary,
    healthLED: summary,
    fans: of('fans'),
    fanRedundancy: redundancy('fans'),
    liquidCooling: 'NOT_PRESENT',
    liquidCoolingRedundancy: 'NOT_PRESENT',
    memory: of('memory'),
    // Healthy hosts without an agent report no network health (facts.md 6.1).
    network: machine.faults.get('network')?.health ?? (machine.os ? 'OK' : 'UNKNOWN'),
    powerSupplies: of('powerSupplies'),
    powerSupplyRedundancy: redundancy('powerSupplies'),
    processor: of('processor'),
    storage: of('storage'),
    smartStorage: of('storage'),
    temperature: of('temperature'),
    bios: of('bios'),
  }
}

const hardwareWire = (machine: Machine) => ({
  serialNumber: machine.serial,
  model: machine.model,
  uuid: machine.uuid,
  productId: machine.productId,
  manufacturer: 'HPE',
  powerState: machine.power,
  indicatorLed: 'OFF',
  memoryMb: machine.memoryMb,
  health: healthWire(machine),
  bmc: {
    mac: machine.mac,
    ip: machine.ilo.address,
    hostname: machine.os ? `${machine.hostName}-ilo` : 'None',
    model: `iLO ${machine.ilo.generation}`,
    version: machine.ilo.firmware,
    license: 'iLO Advanced',
  },
})

const firmwareWire = (machine: Machine) => [
  {
    name: `iLO ${machine.ilo.generation}`,
    version: machine.ilo.firmware,
    deviceContext: 'System Board',
  },
  { name: 'System ROM', version: machine.romVersion, deviceContext: 'System Board' },
  { name: 'Redundant System ROM', version: machine.romVersion, deviceContext: 'System Board' },
  { name: 'System Programmable Logic Device', version: '0x11', deviceContext: 'System Board' },
  { name: 'Power Supply Firmware', version: '1.00', deviceContext: 'Bay 1' },
  { name: 'Power Supply Firmware', version: '1.00', deviceContext: 'Bay 2' },
  {
    name: '10/25Gb 2-port SFP28 BCM57414 OCP3 Adapter',
    version: '219.0.144.0',
    deviceContext: 'OCP 3.0 Slot 10',
  },
]

/** As live systems send it: without the mount of the API, so that it leads nowhere as it is (facts.md 6.1). */
const firmwareBundleUriOf = (machine: Machine) => {
  const bundle = baselineOf(machine)
  return bundle && `/v1/firmware-bundles/${bundle.id}`
}

/** A server that nobody subscribed has no more than this (facts.md 6.1). */
const unsubscribedWire = (machine: Machine) => ({
  id: machine.id,
  type: 'compute-ops-mgmt/server',
  platformFamily: null,
  resourceUri: serverUri(machine.id),
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

const serverWire = (machine: Machine) => ({
  id: machine.id,
  type: 'compute-ops-mgmt/server',
  platformFamily: 'PROLIANT',
  resourceUri: serverUri(machine.id),
  name: machine.hostName,
  createdAt: microTime(machine.createdAt),
  updatedAt: microTime(machine.updatedAt),
  generation: machine.revision,
  hardware: hardwareWire(machine),
  state: {
    managed: true,
    connected: machine.connected,
    connectedModifiedAt: microTime(machine.connectedChangedAt),
    subscriptionState: 'SUBSCRIBED',
    subscriptionTier: 'Enhanced',
    subscriptionExpiresAt: microTime(machine.createdAt + 1_826 * day),
  },
  firmwareInventory: firmwareWire(machine),
  softwareInventory: [],
  lastFirmwareUpdate: null,
  host: {
    hostname: machine.hostName,
    osName: machine.os?.name ?? 'None',
    osVersion: machine.os?.version ?? 'None',
    osType: machine.os?.name === 'VMware ESXi' ? 25 : null,
    osDescription: 'None',
  },
  firmwareBundleUri: firmwareBundleUriOf(machine),
  tags: tagsOf(machine),
  biosFamily: machine.romFamily,
  processorVendor: machine.processor.padEnd(48),
  autoIloFwUpdate: true,
  maintenanceMode: false,
  connectionType: 'DIRECT',
  serverGeneration: machine.generation === 'GEN_10_PLUS' ? ('GEN_10' as const) : machine.generation,
})

/** GET v1/servers: pages of 100 at most, and no sort (facts.md 4.2, 4.4). */
export const servers = resource<Machine>({
  service: 'compute-ops',
  path: serverPath,
  limit: { fallback: 100, min: 0, max: 100 },
  filter: {
    dialect: computeOpsDialect,
    properties: [
      'autoIloFwUpdate',
      'biosFamily',
      'createdAt',
      'deviceClaimType',
      'firmwareBundleUri',
      'hardware/**',
      'host/**',
      'id',
      'lastFirmwareUpdate/**',
      'managedBy',
      'name',
      'platformFamily',
      'processorVendor',
      'resourceUri',
      'serverGeneration',
      'state/**',
    ],
  },
  sort: false,
  select: 'nested',
  empty: [],
  list: ({ estate, region }) =>
    [...estate.machines.values()].filter((machine) => machine.region === region),
  find: ({ estate, region }, id) => {
    const machine = estate.machines.get(id)
    return machine?.region === region ? machine : undefined
  },
  toWire: (machine) =>
    (machine.subscribed
      ? serverWire(machine)
      : unsubscribedWire(machine)) satisfies Partial<WireServer>,
  // A filter on the name sees the serial number (facts.md 4.3).
  toFilter: (wire) => ({ ...wire, name: (wire as WireServer).id.split('+')[1] }),
})
