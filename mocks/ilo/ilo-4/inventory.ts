import { firmwareOf } from '../../estate/parts/firmware'
import { fittingOf } from '../../estate/parts/fitting'
import type { MemorySlot } from '../../estate/parts/memory'
import { memoryOf } from '../../estate/parts/memory'
import { serialOf } from '../../estate/parts/part'
import type { Port } from '../../estate/parts/ports'
import { portsOf } from '../../estate/parts/ports'
import type { Processor } from '../../estate/parts/processors'
import { processorsOf } from '../../estate/parts/processors'
import type { View } from '../view'
import { partWord, wordOf } from '../words'
import { allNames } from './forms'
import type { Named } from './named'
import { hp, members } from './named'

const processor = (one: Processor): Named => ({
  path: `Systems/1/Processors/${one.number}`,
  name: 'Processor',
  version: '1.0.0',
  always: {
    InstructionSet: 'x86-64',
    Manufacturer: `${one.maker}(R) Corporation`,
    MaxSpeedMHz: one.maxMhz,
    Model: one.name,
    Name: 'Processors',
    Oem: hp('HpProcessorExt', '1.0.0', {
      AssetTag: 'UNKNOWN',
      ConfigStatus: { Populated: true, State: 'Enabled' },
      CoresEnabled: one.cores,
      ExternalClockMHz: 100,
      RatedSpeedMHz: one.ratedMhz,
      VoltageVoltsX10: 18,
    }),
    ProcessorArchitecture: 'x86',
    ProcessorType: 'CPU',
    Socket: `Proc ${one.number}`,
    Status: { Health: wordOf(one.health ?? 'OK') },
    TotalCores: one.cores,
    TotalThreads: one.threads,
  },
  fresh: { Id: String(one.number) },
})

const dimmPath = ({ socket, slot }: MemorySlot) => `Systems/1/Memory/proc${socket}dimm${slot}`

const dimm = (one: MemorySlot): Named => ({
  path: dimmPath(one),
  name: 'HpMemory',
  version: '1.0.0',
  always: {
    DIMMStatus: one.present ? (one.health === 'OK' ? 'GoodInUse' : 'Degraded') : 'NotPresent',
    DIMMTechnology: one.present ? 'RDIMM' : 'Unknown',
    DIMMType: one.present ? one.type : 'Unknown',
    DataWidth: 64,
    ErrorCorrection: 'MultiBitECC',
    HPMemoryType: one.present ? 'HPSmartMemory' : 'Unknown',
    Manufacturer: one.present ? 'HP' : 'UNKNOWN',
    MaximumFrequencyMHz: one.present ? one.mhz : 0,
    MinimumVoltageVoltsX10: one.present ? 12 : 0,
    Name: `proc${one.socket}dimm${one.slot}`,
    PartNumber: one.present ? one.partNumber : 'NOT AVAILABLE',
    Rank: one.present ? 2 : 0,
    SizeMB: one.sizeMb,
    SocketLocator: `PROC ${one.socket} DIMM ${one.slot}`,
    TotalWidth: 72,
  },
  fresh: { Id: `proc${one.socket}dimm${one.slot}` },
})

const linkOf = ({ link, mbps, health }: Port) => ({
  FullDuplex: link === 'UP',
  IPv4Addresses: [],
  IPv6Addresses: [],
  SpeedMbps: link === null ? null : mbps,
  Status: {
    Health: wordOf(health ?? 'OK'),
    State: link === 'UP' ? 'Enabled' : link === null ? null : 'Disabled',
  },
})

/** Its MAC has two spellings, which no reader that folds case survives (facts.md 1). */
const nic = (one: Port): Named => ({
  path: `Systems/1/EthernetInterfaces/${one.number}`,
  name: 'EthernetInterface',
  version: '1.0.0',
  oldName: 'EthernetNetworkInterface',
  always: { Name: '', ...linkOf(one) },
  fresh: { Id: String(one.number), MACAddress: one.mac },
  old: { MacAddress: one.mac },
})

const adapter = ({ machine }: View): Named => {
  const { name, firmware } = fittingOf(machine).adapter
  return {
    path: 'Systems/1/NetworkAdapters/1',
    name: 'BaseNetworkAdapter',
    version: '1.0.0',
    oldName: 'HpBaseNetworkAdapter',
    always: {
      Firmware: { Current: { VersionString: firmware } },
      Name: name,
      PartNumber: '665241-001',
      PhysicalPorts: portsOf(machine).map((one) => ({ MacAddress: one.mac, ...linkOf(one) })),
      SerialNumber: serialOf(machine, 'adapter'),
      Status: { Health: partWord(machine, 'network'), State: 'Enabled' },
      StructuredName: 'NIC.FlexLOM.1.1',
    },
    fresh: { Id: '1' },
  }
}

const firmware = ({ machine }: View): Named => {
  const rows = firmwareOf(machine)
  const rowsOf = (wanted: string) =>
    rows
      .filter(({ key }) => key === wanted)
      .map(({ key, name, version, place }) => ({
        Key: key,
        Location: place,
        Name: name,
        VersionString: version,
      }))
  return {
    path: 'Systems/1/FirmwareInventory',
    name: 'FwSwVersionInventory',
    version: '1.2.0',
    always: {
      Current: Object.fromEntries(rows.map(({ key }) => [key, rowsOf(key)])),
      Name: 'Firmware Version Inventory',
    },
    fresh: { Id: 'FirmwareInventory' },
  }
}

const software = ({ machine }: View): Named => {
  const isRunning = machine.power === 'ON' && machine.os
  const row = { Location: 'System', Name: machine.os?.name, VersionString: machine.os?.version }
  return {
    path: 'Systems/1/SoftwareInventory',
    name: 'FwSwVersionInventory',
    version: '1.2.0',
    always: {
      Current: isRunning ? { OperatingSystem: [row] } : {},
      Name: 'Software Version Inventory',
    },
    fresh: { Id: 'SoftwareInventory' },
  }
}

const pciDevice = (number: number, name: string, type: string, place: string): Named => ({
  path: `Systems/1/PCIDevices/${number}`,
  name: 'HpServerPciDevice',
  version: '1.0.0',
  always: {
    BusNumber: 2 + number,
    DeviceInstance: number,
    DeviceLocation: place,
    DeviceNumber: 0,
    DeviceSubInstance: 1,
    DeviceType: type,
    FunctionNumber: 0,
    Name: name,
    SegmentNumber: 0,
  },
  fresh: { Id: String(number) },
})

const list = (path: string, name: string, title: string, ones: Named[]): Named[] => [
  members(
    path,
    name,
    title,
    ones.map((one) => one.path),
  ),
  ...ones,
]

/** The devices stand in their collection as a whole. */
const pciDevices = (ones: Named[]): Named[] => {
  const paths = ones.map(({ path }) => path)
  const items = ones.map(allNames)
  return [
    members('Systems/1/PCIDevices', 'HpServerPciDevice', ' PciDevices', paths, items),
    ...ones,
  ]
}

/** What the server is made of: processors, DIMMs with empty slots, network, PCI, firmware, software. */
export const inventory = (view: View): Named[] => {
  const { machine } = view
  const { controller, adapter: network } = fittingOf(machine)
  const devices = [
    pciDevice(1, controller.name, 'Storage Controller', 'Embedded'),
    pciDevice(2, network.name, 'Network Controller', 'FlexLOM'),
  ]
  return [
    ...list(
      'Systems/1/Processors',
      'Processor',
      'Processors',
      processorsOf(machine).map(processor),
    ),
    ...list('Systems/1/Memory', 'HpMemory', 'Memory', memoryOf(machine).map(dimm)),
    ...list(
      'Systems/1/EthernetInterfaces',
      'EthernetInterface',
      'Ethernet Interfaces',
      portsOf(machine).map(nic),
    ),
    ...list('Systems/1/NetworkAdapters', 'BaseNetworkAdapter', 'Network Adapters', [adapter(view)]),
    ...pciDevices(devices),
    firmware(view),
    software(view),
  ]
}
