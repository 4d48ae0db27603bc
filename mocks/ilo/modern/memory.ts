import { memoryOf, type MemorySlot } from '../../estate/parts/memory'
import type { Entry } from '../entry'
import type { Resource } from '../redfish'
import type { View } from '../view'
import { wordOf } from '../words'
import { enabled, list, oem, single } from './kit'

const path = 'Systems/1/Memory'
const idOf = ({ socket, slot }: MemorySlot) => `proc${socket}dimm${slot}`

const locationOf = ({ slot, socket }: MemorySlot) => ({
  Channel: slot,
  MemoryController: Math.ceil(slot / 4),
  Slot: slot,
  Socket: socket,
})

/** What a slot without a module tells: absent, which counts more than the health beside it (facts.md 8). */
const emptySlot = (view: View, slot: MemorySlot): Resource => ({
  BusWidthBits: 0,
  CacheSizeMiB: 0,
  CapacityMiB: 0,
  DataWidthBits: 0,
  DeviceLocator: `PROC ${slot.socket} DIMM ${slot.slot}`,
  ErrorCorrection: 'MultiBitECC',
  LogicalSizeMiB: 0,
  MemoryLocation: locationOf(slot),
  MemoryMedia: ['DRAM'],
  MemoryType: 'DRAM',
  Name: idOf(slot),
  NonVolatileSizeMiB: 0,
  Oem: oem(view, 'HpeMemoryExt', { DIMMStatus: 'NotPresent', PartNumber: 'Unknown' }),
  OperatingMemoryModes: ['Volatile'],
  PersistentRegionSizeLimitMiB: 0,
  RankCount: null,
  SecurityCapabilities: {},
  Status: { Health: 'OK', State: 'Absent' },
  VendorID: '0',
  VolatileRegionSizeLimitMiB: 0,
  VolatileSizeMiB: 0,
})

const dimmWords = { OK: 'GoodInUse', WARNING: 'Degraded', CRITICAL: 'DIMMConfigError' } as const

const dimm = (view: View, slot: MemorySlot): Resource => {
  if (slot.health === null) return emptySlot(view, slot)
  const { sizeMb, type, mhz, partNumber, serial, health } = slot
  return {
    BaseModuleType: 'RDIMM',
    BusWidthBits: type === 'DDR5' ? 80 : 72,
    CacheSizeMiB: 0,
    CapacityMiB: sizeMb,
    DataWidthBits: 64,
    DeviceLocator: `PROC ${slot.socket} DIMM ${slot.slot}`,
    ErrorCorrection: 'MultiBitECC',
    LogicalSizeMiB: 0,
    Manufacturer: 'Samsung',
    MemoryDeviceType: type,
    MemoryLocation: locationOf(slot),
    MemoryMedia: ['DRAM'],
    MemoryType: 'DRAM',
    Name: idOf(slot),
    NonVolatileSizeMiB: 0,
    Oem: oem(view, 'HpeMemoryExt', {
      Attributes: ['HpeSmartMemory'],
      BaseModuleType: 'RDIMM',
      DIMMStatus: dimmWords[health],
      MaxOperatingSpeedMTs: mhz,
      MinimumVoltageVoltsX10: type === 'DDR5' ? 11 : 12,
      PartNumber: partNumber,
      VendorName: 'Samsung',
    }),
    OperatingMemoryModes: ['Volatile'],
    OperatingSpeedMhz: mhz,
    PartNumber: partNumber,
    PersistentRegionSizeLimitMiB: 0,
    RankCount: 2,
    SecurityCapabilities: {},
    SerialNumber: serial,
    Status: { ...enabled, Health: wordOf(health) },
    VendorID: '52736',
    VolatileRegionSizeLimitMiB: sizeMb,
    VolatileSizeMiB: sizeMb,
  }
}

/** Totals by processor, which the collection itself carries (facts.md 8). */
const protection = (view: View, slots: MemorySlot[]): Resource => {
  const sockets = [...new Set(slots.map(({ socket }) => socket))]
  return oem(view, 'HpeAdvancedMemoryProtection', {
    AmpModeActive: 'AdvancedECC',
    AmpModeStatus: 'AdvancedECC',
    AmpModeSupported: ['AdvancedECC', 'IntrasocketMirroring', 'A3DC'],
    MemoryList: sockets.map((number) => {
      const own = slots.filter(({ socket }) => socket === number)
      return {
        BoardCpuNumber: number,
        BoardMemoryType: 'DIMM',
        BoardNumberOfSockets: own.length,
        BoardOperationalFrequency: own[0]?.mhz,
        BoardOperationalVoltage: own[0]?.type === 'DDR5' ? 1100 : 1200,
        BoardTotalMemorySize: own.reduce((sum, { sizeMb }) => sum + sizeMb, 0),
      }
    }),
  })
}

export const memoryEntries = (view: View): Entry[] => {
  const slots = memoryOf(view.machine)
  return [
    ...list(
      path,
      'Memory',
      { name: 'Memory DIMM Collection' },
      slots.map((slot) => single(view, `${path}/${idOf(slot)}`, 'Memory', () => dimm(view, slot))),
      { own: () => ({ Oem: protection(view, slots) }) },
    ),
    ...list('Systems/1/MemoryDomains', 'MemoryDomain', { name: 'Memory Domains Collection' }, []),
  ]
}
