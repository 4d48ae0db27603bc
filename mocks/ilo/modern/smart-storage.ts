import { type Drive, drivesOf, type Volume, volumesOf } from '../../estate/parts/drives'
import { fittingOf } from '../../estate/parts/fitting'
import { serialOf } from '../../estate/parts/part'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import { partWord, wordOf } from '../words'
import { list, single } from './kit'
import { isDiscovered } from './storage'

const path = 'Systems/1/SmartStorage'
const controllers = `${path}/ArrayControllers`

const diskOf = (drive: Drive): Resource => ({
  BlockSizeBytes: 512,
  CapacityGB: Math.round(drive.bytes / 1e9),
  CapacityLogicalBlocks: Math.floor(drive.bytes / 512),
  CapacityMiB: Math.floor(drive.bytes / 2 ** 20),
  CurrentTemperatureCelsius: drive.celsius,
  Description: 'HPE Smart Storage Disk Drive View',
  DiskDriveStatusReasons: [
    drive.predictsFailure ? 'PredictiveFailure' : drive.health === 'OK' ? 'None' : 'Failed',
  ],
  DiskDriveUse: 'Data',
  EncryptedDrive: false,
  FirmwareVersion: { Current: { VersionString: drive.firmware } },
  InterfaceSpeedMbps: drive.protocol === 'SATA' ? 6000 : 12_000,
  InterfaceType: drive.protocol,
  Location: `${drive.port}:${drive.box}:${drive.bay}`,
  LocationFormat: 'ControllerPort:Box:Bay',
  MediaType: drive.media,
  Model: drive.model,
  Name: 'HpeSmartStorageDiskDrive',
  ...(drive.media === 'SSD'
    ? { SSDEnduranceUtilizationPercentage: 100 - drive.lifeLeftPercent }
    : { RotationalSpeedRpm: drive.rpm }),
  SerialNumber: drive.serial,
  Status: { Health: wordOf(drive.health ?? 'OK'), State: 'Enabled' },
})

const logicalOf = (own: string, volume: Volume, { media, protocol }: Drive): Resource => ({
  CapacityMiB: Math.floor(volume.bytes / 2 ** 20),
  Description: 'HPE Smart Storage Logical Drive View',
  InterfaceType: protocol,
  Links: { DataDrives: ref(`${own}/DataDrives`) },
  LogicalDriveEncryption: false,
  LogicalDriveName: `Volume${volume.number}`,
  LogicalDriveNumber: volume.number,
  LogicalDriveStatusReasons: [volume.isDegraded ? 'InterimRecovery' : 'Ok'],
  LogicalDriveType: 'Data',
  MediaType: media,
  Name: 'HpeSmartStorageLogicalDrive',
  Raid: volume.raid.replace('RAID', ''),
  Status: { Health: volume.isDegraded ? 'Warning' : wordOf(volume.health), State: 'Enabled' },
  StripeSizeBytes: 262_144,
})

const disks = {
  name: 'HpeSmartStorageDiskDrives',
  description: 'HPE Smart Storage Disk Drives View',
}
const volumes = {
  name: 'HpeSmartStorageLogicalDrives',
  description: 'HPE Smart Storage Logical Drives View',
}
const arrays = {
  name: 'HpeSmartStorageArrayControllers',
  description: 'HPE Smart Storage Array Controllers View',
}
const adapters = {
  name: 'HpeSmartStorageHostBusAdapters',
  description: 'HPE Smart Storage Host Bus Adapters View',
}

/** A list of disks that stand elsewhere. */
const disksAt = (at: string, from: string, drives: Drive[]): Entry[] =>
  list(at, 'HpeSmartStorageDiskDrive', disks, [], {
    own: () => ({
      Members: drives.map(({ bay }) => ref(`${from}/DiskDrives/${bay}`)),
      'Members@odata.count': drives.length,
    }),
  })

const controllerEntries = (view: View): Entry[] => {
  const { machine, now } = view
  const { controller } = fittingOf(machine)
  const own = `${controllers}/${controller.slot}`
  const drives = drivesOf(machine, now).filter(({ present }) => present)
  const [first] = drives
  const logical = volumesOf(machine).flatMap((volume): Entry[] => {
    const at = `${own}/LogicalDrives/${volume.number}`
    const members = drives.filter(({ bay }) => volume.bays.includes(bay))
    return first
      ? [
          single(view, at, 'HpeSmartStorageLogicalDrive', () => logicalOf(at, volume, first)),
          ...disksAt(`${at}/DataDrives`, own, members),
        ]
      : []
  })
  return [
    single(view, own, 'HpeSmartStorageArrayController', () => ({
      AdapterType: 'SmartArray',
      BackupPowerSourceStatus: 'Present',
      ControllerBoard: { Status: { Health: 'OK' } },
      CurrentOperatingMode: 'Mixed',
      Description: 'HPE Smart Storage Array Controller View',
      EncryptionEnabled: false,
      FirmwareVersion: { Current: { VersionString: controller.firmware } },
      InternalPortCount: 2,
      Links: {
        LogicalDrives: ref(`${own}/LogicalDrives`),
        PhysicalDrives: ref(`${own}/DiskDrives`),
        UnconfiguredDrives: ref(`${own}/UnconfiguredDrives`),
      },
      Location: `Slot ${controller.slot}`,
      LocationFormat: 'PCISlot',
      Model: controller.name,
      Name: 'Hpe Smart Storage Array Controller',
      SerialNumber: serialOf(machine, 'controller'),
      Status: { Health: partWord(machine, 'storage'), State: 'Enabled' },
    })),
    ...list(`${own}/LogicalDrives`, 'HpeSmartStorageLogicalDrive', volumes, logical),
    ...list(
      `${own}/DiskDrives`,
      'HpeSmartStorageDiskDrive',
      disks,
      drives.map((drive) =>
        single(view, `${own}/DiskDrives/${drive.bay}`, 'HpeSmartStorageDiskDrive', () =>
          diskOf(drive),
        ),
      ),
    ),
    ...disksAt(`${own}/UnconfiguredDrives`, own, []),
  ]
}

/** HPE's own storage model, which an iLO 5 has beside Redfish's and iLO 6 no longer (facts.md 8). */
export const smartStorageEntries = (view: View): Entry[] => {
  if (view.generation !== 5) return []
  return [
    single(view, path, 'HpeSmartStorage', () => ({
      Description: 'HPE Smart Storage',
      Links: {
        ArrayControllers: ref(controllers),
        HostBusAdapters: ref(`${path}/HostBusAdapters`),
      },
      Name: 'HpeSmartStorage',
      Status: { Health: partWord(view.machine, 'storage') },
    })),
    ...list(
      controllers,
      'HpeSmartStorageArrayController',
      arrays,
      isDiscovered(view.machine) ? controllerEntries(view) : [],
    ),
    ...list(`${path}/HostBusAdapters`, 'HpeSmartStorageHostBusAdapter', adapters, []),
  ]
}
