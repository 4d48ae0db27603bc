import type { Drive, Volume } from '../../estate/parts/drives'
import { drivesOf, volumesOf } from '../../estate/parts/drives'
import { fittingOf } from '../../estate/parts/fitting'
import { serialOf } from '../../estate/parts/part'
import { createRandom } from '../../estate/random'
import type { Machine } from '../../estate/types'
import type { View } from '../view'
import { partWord, wordOf } from '../words'
import type { Named } from './named'
import { members } from './named'

const base = 'Systems/1/SmartStorage'
const controllerPath = `${base}/ArrayControllers/0`
const mebibytes = (bytes: number) => Math.floor(bytes / 1_048_576)
const version = (text: string) => ({ Current: { VersionString: text } })

const driveId = ({ bay }: Drive) => bay - 1
const drivePath = (drive: Drive) => `${controllerPath}/DiskDrives/${driveId(drive)}`

const disk = (drive: Drive): Named => ({
  path: drivePath(drive),
  name: 'HpSmartStorageDiskDrive',
  version: '1.0.0',
  always: {
    CapacityMiB: mebibytes(drive.bytes),
    CurrentTemperatureCelsius: drive.celsius,
    Description: 'HP Smart Storage Disk Drive View',
    EncryptedDrive: 'False',
    FirmwareVersion: version(drive.firmware),
    InterfaceType: drive.protocol,
    Location: `${drive.port}:${drive.box}:${drive.bay}`,
    LocationFormat: 'ControllerPort:Box:Bay',
    MaximumTemperatureCelsius: 37,
    MediaType: drive.media,
    Model: drive.model,
    Name: 'HpSmartStorageDiskDrive',
    ...(drive.rpm > 0 ? { RotationalSpeedRpm: drive.rpm } : {}),
    SerialNumber: drive.serial,
    Status: { Health: wordOf(drive.health ?? 'OK'), State: 'Enabled' },
  },
  fresh: { Id: String(driveId(drive)) },
})

const levels = { RAID1: '1', RAID5: '5' } as const

const logical = (machine: Machine, volume: Volume, drives: Drive[]): Named[] => {
  const path = `${controllerPath}/LogicalDrives/${volume.number}`
  const { hex } = createRandom(0, `${machine.id}/volume ${volume.number}`)
  const own = drives.filter(({ bay }) => volume.bays.includes(bay)).map(drivePath)
  return [
    {
      path,
      name: 'HpSmartStorageLogicalDrive',
      version: '1.1.0',
      always: {
        CapacityMiB: mebibytes(volume.bytes),
        Description: 'HP Smart Storage Logical Drive View',
        LogicalDriveEncryption: false,
        LogicalDriveName: hex(26).toUpperCase(),
        LogicalDriveNumber: volume.number,
        LogicalDriveType: 'Data',
        Name: 'HpSmartStorageLogicalDrive',
        Raid: levels[volume.raid],
        Status: { Health: wordOf(volume.health), State: 'Enabled' },
        StripeSizeBytes: 262_144,
        VolumeUniqueIdentifier: `600508B1001C${hex(20).toUpperCase()}`,
      },
      fresh: { Id: String(volume.number) },
      links: { DataDrives: `${path}/DataDrives` },
    },
    members(`${path}/DataDrives`, 'HpSmartStorageDiskDrive', 'HP Smart Storage Data Drives', own),
  ]
}

/** The array controller with its disks and logical drives; all of it unknown while the server is off. */
export const smartStorage = ({ machine, now }: View): Named[] => {
  const { controller } = fittingOf(machine)
  const drives = drivesOf(machine, now).filter(({ present }) => present)
  const volumes = volumesOf(machine)
  const isKnown = machine.power === 'ON'
  const status = { Health: isKnown ? partWord(machine, 'storage') : 'OK' }
  const top: Named = {
    path: base,
    name: 'HpSmartStorage',
    version: '1.0.0',
    always: { Description: 'HP Smart Storage', Name: 'HpSmartStorage', Status: status },
    fresh: { Id: '1' },
    links: {
      ArrayControllers: `${base}/ArrayControllers`,
      HostBusAdapters: `${base}/HostBusAdapters`,
    },
  }
  const list = (path: string, name: string, title: string, paths: string[]) =>
    members(path, name, `HP Smart Storage ${title}`, paths)
  const adapters = [
    top,
    list(
      `${base}/ArrayControllers`,
      'HpSmartStorageArrayController',
      'Array Controllers',
      isKnown ? [controllerPath] : [],
    ),
    list(`${base}/HostBusAdapters`, 'HpSmartStorageHostBusAdapter', 'Host Bus Adapters', []),
  ]
  if (!isKnown) return adapters
  return [
    ...adapters,
    {
      path: controllerPath,
      name: 'HpSmartStorageArrayController',
      version: '1.0.0',
      always: {
        AdapterType: 'SmartArray',
        BackupPowerSourceStatus: 'Present',
        CacheMemorySizeMiB: controller.cacheMb,
        CurrentOperatingMode: 'RAID',
        Description: 'HP Smart Storage Array Controller View',
        FirmwareVersion: version(controller.firmware),
        HardwareRevision: 'B',
        Location: `Slot ${controller.slot}`,
        LocationFormat: 'PCISlot',
        Model: controller.name,
        Name: 'HpSmartStorageArrayController',
        SerialNumber: serialOf(machine, 'controller'),
        Status: { ...status, State: 'Enabled' },
      },
      fresh: { Id: '0' },
      links: {
        LogicalDrives: `${controllerPath}/LogicalDrives`,
        PhysicalDrives: `${controllerPath}/DiskDrives`,
        StorageEnclosures: `${controllerPath}/StorageEnclosures`,
      },
    },
    list(
      `${controllerPath}/DiskDrives`,
      'HpSmartStorageDiskDrive',
      'Disk Drives',
      drives.map(drivePath),
    ),
    ...drives.map(disk),
    list(
      `${controllerPath}/LogicalDrives`,
      'HpSmartStorageLogicalDrive',
      'Logical Drives',
      volumes.map(({ number }) => `${controllerPath}/LogicalDrives/${number}`),
    ),
    ...volumes.flatMap((volume) => logical(machine, volume, drives)),
    list(
      `${controllerPath}/StorageEnclosures`,
      'HpSmartStorageStorageEnclosure',
      'Storage Enclosures',
      [],
    ),
  ]
}
