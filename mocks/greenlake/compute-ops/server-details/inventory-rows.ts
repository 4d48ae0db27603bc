import { formFactorOf } from '../../../estate/inventory'
import { fansOf } from '../../../estate/parts/fans'
import { firmwareOf } from '../../../estate/parts/firmware'
import { fittingOf } from '../../../estate/parts/fitting'
import { memoryOf } from '../../../estate/parts/memory'
import { portsOf } from '../../../estate/parts/ports'
import { powerSuppliesOf } from '../../../estate/parts/power-supplies'
import { processorsOf } from '../../../estate/parts/processors'
import { temperaturesOf } from '../../../estate/parts/temperatures'
import type { Machine } from '../../../estate/types'
import { statusOf } from './row-status'
import { hasSmartArray, storageRows } from './storage-rows'

const chassisRows = (machine: Machine) => [
  {
    name: 'Computer System Chassis',
    chassisType: 'RackMount',
    manufacturer: 'HPE',
    model: machine.model,
    sku: machine.productId,
    serialNumber: machine.serial,
    oem: { hpe: { formfactor: formFactorOf(machine) } },
  },
]

const deviceRows = (machine: Machine) => {
  const { controller, adapter } = fittingOf(machine)
  const device = (name: string, location: string, deviceType: string, version: string) => ({
    name,
    location,
    deviceType,
    firmwareVersion: { current: { versionString: version } },
    status: { health: 'OK', state: 'Enabled' },
  })
  return [
    device(controller.name, `Slot ${controller.slot}`, 'Smart Storage', controller.firmware),
    device(adapter.name, 'PCI-E Slot 1', 'NIC', adapter.firmware),
    device('Embedded Video Controller', 'Embedded Device', 'Video', '2.5'),
  ]
}

const firmwareRows = (machine: Machine) =>
  firmwareOf(machine).map(({ name, version, place, updateable }) => ({
    name,
    version,
    deviceContext: place,
    updateable,
  }))

const memoryRows = (machine: Machine) =>
  memoryOf(machine)
    .filter(({ present }) => present)
    .map((dimm) => ({
      name: `proc${dimm.socket}dimm${dimm.slot}`,
      deviceLocator: `PROC ${dimm.socket} DIMM ${dimm.slot}`,
      capacityMiB: dimm.sizeMb,
      memoryDeviceType: dimm.type,
      operatingSpeedMhz: dimm.mhz,
      partNumber: dimm.partNumber,
      serialNumber: dimm.serial,
      status: statusOf(dimm.health),
    }))

const links = { UP: 'LinkUp', DOWN: 'LinkDown' } as const

const networkRows = (machine: Machine) => {
  const { adapter } = fittingOf(machine)
  const ports = portsOf(machine)
  return [
    {
      name: adapter.name,
      model: adapter.name,
      location: 'PCI-E Slot 1',
      firmwareVersion: adapter.firmware,
      ports: ports.map(({ number, link, mbps, mac, health }) => ({
        id: String(number),
        linkStatus: link && links[link],
        linkNetworkTechnology: 'Ethernet',
        currentSpeedGbps: mbps / 1_000,
        ethernet: { associatedMACAddresses: [mac] },
        status: statusOf(health),
      })),
      networkDeviceFunctions: ports.map(({ number, mac }) => ({
        id: String(number),
        netDevFuncType: 'Ethernet',
        ethernet: { macAddress: mac },
      })),
    },
  ]
}

const supplyRows = (machine: Machine, at: number) =>
  powerSuppliesOf(machine, at)
    .filter(({ present }) => present)
    .map((supply) => ({
      name: `Power Supply ${supply.bay}`,
      bayNumber: supply.bay,
      model: supply.model,
      sparePartNumber: supply.spare,
      serialNumber: supply.serial,
      firmwareVersion: supply.firmware,
      powerCapacityWatts: supply.capacityWatts,
      lastPowerOutputWatts: supply.outputWatts,
      lineInputVoltage: supply.inputVolts,
      status: statusOf(supply.health),
    }))

const processorRows = (machine: Machine) =>
  processorsOf(machine).map((processor) => ({
    name: 'Processors',
    id: String(processor.number),
    model: processor.name,
    manufacturer: processor.maker,
    totalCores: processor.cores,
    totalThreads: processor.threads,
    maxSpeedMHz: processor.maxMhz,
    status: statusOf(processor.health),
  }))

const thermalRows = (machine: Machine, at: number) => [
  {
    fans: fansOf(machine, at).map(({ number, percent, health }) => ({
      name: `Fan ${number}`,
      reading: percent,
      readingUnits: 'Percent',
      status: statusOf(health),
    })),
    temperatures: temperaturesOf(machine, at).map((sensor) => ({
      name: sensor.name,
      physicalContext: sensor.context,
      readingCelsius: sensor.celsius,
      upperThresholdCritical: sensor.critical,
      upperThresholdFatal: sensor.fatal,
      status: statusOf(sensor.health),
    })),
  },
]

const software = (machine: Machine) =>
  machine.os ? [{ name: machine.os.name, version: machine.os.version }] : []

/** The twelve sections of an inventory, each from the parts that the server's iLO shows; null: nothing of the kind. */
export const inventorySections = (machine: Machine, at: number) =>
  ({
    chassis: chassisRows(machine),
    device: deviceRows(machine),
    firmware: firmwareRows(machine),
    memory: memoryRows(machine),
    networkAdapter: networkRows(machine),
    powerSupply: supplyRows(machine, at),
    processor: processorRows(machine),
    smartStorage: hasSmartArray(machine) ? storageRows(machine, at) : [],
    smartUpdateToolInventory: null,
    software: software(machine),
    storage: hasSmartArray(machine) ? [] : storageRows(machine, at),
    thermal: thermalRows(machine, at),
  }) satisfies Record<string, object[] | null>
