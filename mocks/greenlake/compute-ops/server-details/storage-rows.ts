import { drivesOf, volumesOf } from '../../../estate/parts/drives'
import { fittingOf } from '../../../estate/parts/fitting'
import type { Machine } from '../../../estate/types'
import { statusOf } from './row-status'

const controllerRow = (machine: Machine) => {
  const { controller } = fittingOf(machine)
  return {
    name: controller.name,
    firmwareVersion: controller.firmware,
    location: `Slot ${controller.slot}`,
    cacheMemorySizeMiB: controller.cacheMb,
    status: { health: 'OK', state: 'Enabled' },
  }
}

const driveRows = (machine: Machine, at: number) =>
  drivesOf(machine, at)
    .filter(({ present }) => present)
    .map((drive) => ({
      name: drive.name,
      model: drive.model,
      serialNumber: drive.serial,
      location: `${drive.port}:${drive.box}:${drive.bay}`,
      mediaType: drive.media,
      protocol: drive.protocol,
      capacityBytes: drive.bytes,
      revision: drive.firmware,
      rotationSpeedRPM: drive.rpm,
      predictedMediaLifeLeftPercent: drive.media === 'SSD' ? drive.lifeLeftPercent : null,
      failurePredicted: drive.predictsFailure,
      status: statusOf(drive.health),
    }))

const volumeRows = (machine: Machine) =>
  volumesOf(machine).map(({ number, raid, bytes, health, bays }) => ({
    id: String(number),
    name: `Logical Drive ${number}`,
    raidType: raid,
    capacityBytes: bytes,
    drives: bays.length,
    status: statusOf(health),
  }))

/** A controller with its drives and volumes; a Smart Array stands in a section of its own. */
export const storageRows = (machine: Machine, at: number): object[] => [
  {
    ...controllerRow(machine),
    drives: driveRows(machine, at),
    volumes: volumeRows(machine),
  },
]

/** Whether a machine's controller is of the line that COM calls smart storage. */
export const hasSmartArray = (machine: Machine): boolean =>
  fittingOf(machine).controller.name.includes('Smart Array')
