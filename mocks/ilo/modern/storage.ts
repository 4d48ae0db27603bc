import { type Drive, drivesOf, type Volume, volumesOf } from '../../estate/parts/drives'
import { fittingOf } from '../../estate/parts/fitting'
import { serialOf } from '../../estate/parts/part'
import type { Machine } from '../../estate/types'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import { partWord, wordOf } from '../words'
import { enabled, list, single } from './kit'

const id = 'DE00A000'
const storage = `Systems/1/Storage/${id}`
const enclosure = `Chassis/${id}`
const empty = 64_512

/** Known only once the server has found its devices: nothing while it is off, or early in its start. */
export const isDiscovered = ({ power, boot }: Machine): boolean =>
  power === 'ON' && (boot === null || boot === 'DISCOVERY_COMPLETE')

/** Bays have their numbers, empty ones numbers of their own. */
export const driveId = ({ present, bay }: Drive): string => String(present ? bay : empty + bay)
export const drivePath = (drive: Drive): string => `${enclosure}/Drives/${driveId(drive)}`

/** A storage device speaks for itself: no context, and strong ETags (facts.md 6). */
const remote = (entry: Entry): Entry => ({
  ...entry,
  etag: 'strong',
  read: () => {
    const { '@odata.context': _, ...rest } = entry.read()
    return rest
  },
})

const labelOf = ({ machine }: View, { port, box, bay }: Drive) =>
  `Slot=${fittingOf(machine).controller.slot}:Port=${port}:Box=${box}:Bay=${bay}`

const locationOf = (view: View, drive: Drive) => ({
  PartLocation: {
    LocationOrdinalValue: drive.bay,
    LocationType: 'Bay',
    ServiceLabel: labelOf(view, drive),
  },
})

const speeds = { SAS: 12, SATA: 6, NVMe: 64 } as const

const driveOf = (view: View, drive: Drive): Resource => {
  const links = { Chassis: ref(enclosure), Storage: ref(storage) }
  if (drive.health === null)
    return {
      Name: 'Empty Bay',
      Links: links,
      PhysicalLocation: locationOf(view, drive),
      Status: { Health: 'OK', State: 'Absent' },
    }
  const health = wordOf(drive.health)
  return {
    Name: drive.name,
    BlockSizeBytes: 512,
    CapableSpeedGbs: speeds[drive.protocol],
    CapacityBytes: drive.bytes,
    EncryptionAbility: 'None',
    FailurePredicted: drive.predictsFailure,
    HotspareType: 'None',
    Links: {
      ...links,
      Volumes: volumesOf(view.machine)
        .filter(({ bays }) => bays.includes(drive.bay))
        .map(({ number }) => ref(`${storage}/Volumes/${number}`)),
    },
    LocationIndicatorActive: false,
    MediaType: drive.media,
    Model: drive.model,
    NegotiatedSpeedGbs: speeds[drive.protocol],
    PhysicalLocation: locationOf(view, drive),
    PredictedMediaLifeLeftPercent: drive.media === 'SSD' ? drive.lifeLeftPercent : null,
    Protocol: drive.protocol,
    Revision: drive.firmware,
    SerialNumber: drive.serial,
    Status: { Health: health, State: 'Enabled' },
    StatusIndicator: drive.predictsFailure
      ? 'PredictiveFailureAnalysis'
      : drive.health === 'OK'
        ? 'OK'
        : 'Fail',
  }
}

const volumeOf = (drives: Drive[], volume: Volume): Resource => ({
  Name: `MR Volume ${volume.number}`,
  BlockSizeBytes: 512,
  CapacityBytes: volume.bytes,
  DisplayName: `MR Volume ${volume.number}`,
  Encrypted: false,
  Links: {
    Drives: drives.filter(({ bay }) => volume.bays.includes(bay)).map((one) => ref(drivePath(one))),
  },
  RAIDType: volume.raid,
  ReadCachePolicy: 'Off',
  Status: {
    Health: volume.isDegraded ? 'Warning' : wordOf(volume.health),
    State: volume.isDegraded ? 'Degraded' : 'Enabled',
  },
  StripSizeBytes: 65_536,
  WriteCachePolicy: 'ProtectedWriteBack',
})

const controllerOf = (view: View): Resource => {
  const { controller } = fittingOf(view.machine)
  return {
    Name: controller.name,
    CacheSummary: {
      PersistentCacheSizeMiB: Math.round(controller.cacheMb * 0.95),
      Status: enabled,
      TotalCacheSizeMiB: controller.cacheMb,
    },
    FirmwareVersion: controller.firmware,
    Location: {
      PartLocation: {
        LocationOrdinalValue: controller.slot,
        LocationType: 'Slot',
        ServiceLabel: `Slot=${controller.slot}`,
      },
    },
    Manufacturer: 'HPE',
    Model: controller.name,
    PCIeInterface: { LanesInUse: 8, MaxLanes: 8, MaxPCIeType: 'Gen4', PCIeType: 'Gen4' },
    SerialNumber: serialOf(view.machine, 'controller'),
    SpeedGbps: 16,
    Status: enabled,
    SupportedControllerProtocols: ['PCIe'],
    SupportedDeviceProtocols: ['NVMe', 'SAS', 'SATA'],
    SupportedRAIDTypes: ['None', 'RAID0', 'RAID1', 'RAID10', 'RAID5', 'RAID6'],
  }
}

const storageOf = (view: View, drives: Drive[]): Resource => ({
  Name: fittingOf(view.machine).controller.name,
  Controllers: ref(`${storage}/Controllers`),
  Drives: drives.map((drive) => ref(drivePath(drive))),
  'Drives@odata.count': drives.length,
  Links: { Enclosures: [ref(enclosure)] },
  Status: { HealthRollup: partWord(view.machine, 'storage'), State: 'Enabled' },
  Volumes: ref(`${storage}/Volumes`),
})

/** Below the system: the controller with its volumes, once it is discovered. */
export const storageEntries = (view: View): Entry[] => {
  const drives = drivesOf(view.machine, view.now)
  const below = [
    single(view, storage, 'Storage', () => storageOf(view, drives)),
    ...list(
      `${storage}/Controllers`,
      'StorageController',
      { name: 'Storage Controller Collection' },
      [single(view, `${storage}/Controllers/0`, 'StorageController', () => controllerOf(view))],
    ),
    ...list(
      `${storage}/Volumes`,
      'Volume',
      { name: 'MR Volume Collection' },
      volumesOf(view.machine).map((volume) =>
        single(view, `${storage}/Volumes/${volume.number}`, 'Volume', () =>
          volumeOf(drives, volume),
        ),
      ),
    ),
  ]
  const title = { name: 'Storage', description: 'Storage subsystems known to this system' }
  return list(
    'Systems/1/Storage',
    'Storage',
    title,
    isDiscovered(view.machine) ? below.map(remote) : [],
  )
}

/** Switches between controllers and drives: there is none. */
export const fabricEntries = (): Entry[] =>
  list(
    'Fabrics',
    'Fabric',
    { name: 'Fabric Collection', description: 'Fabric Collection View' },
    [],
  )

/** The backplane, which is a chassis of its own with the drives in it. */
export const enclosureEntries = (view: View): Entry[] => {
  if (!isDiscovered(view.machine)) return []
  const drives = drivesOf(view.machine, view.now)
  const name = `${drives.length} SFF BC Backplane`
  return [
    single(view, enclosure, 'Chassis', () => ({
      Name: name,
      ChassisType: 'StorageEnclosure',
      Drives: ref(`${enclosure}/Drives`),
      Links: { ContainedBy: ref('Chassis/1'), Storage: [ref(storage)] },
      Manufacturer: 'HPE',
      Model: name,
      SerialNumber: '',
      Status: enabled,
    })),
    ...list(
      `${enclosure}/Drives`,
      'Drive',
      { name: 'Drive Collection' },
      drives.map((drive) => single(view, drivePath(drive), 'Drive', () => driveOf(view, drive))),
    ),
  ].map(remote)
}
