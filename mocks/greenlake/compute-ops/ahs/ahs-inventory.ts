import { drivesOf } from '../../../estate/parts/drives'
import { fansOf } from '../../../estate/parts/fans'
import { firmwareOf } from '../../../estate/parts/firmware'
import { fittingOf } from '../../../estate/parts/fitting'
import { memoryOf } from '../../../estate/parts/memory'
import { powerSuppliesOf } from '../../../estate/parts/power-supplies'
import { processorsOf } from '../../../estate/parts/processors'
import { temperaturesOf } from '../../../estate/parts/temperatures'
import { powerDraw } from '../../../estate/power-draw'
import type { Machine } from '../../../estate/types'

/** `OK` as an Active Health System log spells it. */
const healthWord = (health: string | null) => (health === 'OK' ? 'Ok' : (health ?? 'Unknown'))

const present = <T extends { present: boolean }>(parts: T[]) => parts.filter((one) => one.present)

/** What is read out of a server's Active Health System log, in its members' own names and order. */
export const ahsInventory = (machine: Machine, at: number) => {
  const { controller, adapter, drives } = fittingOf(machine)
  return {
    Applications: [],
    BIOS: [{ BIOSVendor: 'HPE', BIOSVersion: machine.romVersion }],
    Chassis: [{ ChassisType: 'Unknown' }],
    DateProcessed: `${new Date(at).toISOString().replace('T', ' ').slice(0, -1)}000+00:00 UTC`,
    Device: [controller, adapter].map(({ name, firmware }) => ({
      Name: name,
      FirmwareVersion: firmware,
      'Status.Health': 'Ok',
    })),
    Drivers: [],
    Firmware: firmwareOf(machine).map(({ name, version }) => ({ Name: name, Version: version })),
    ILO: [
      {
        ILOFirmware: `iLO ${machine.ilo.generation} v${machine.ilo.firmware}`,
        ILOLicense: 'iLO Advanced',
      },
    ],
    ILOEventLogs: [],
    IntegratedManagementLogs: [],
    Memory: present(memoryOf(machine)).map((dimm) => ({
      DeviceLocator: `PROC ${dimm.socket} DIMM ${dimm.slot}`,
      CapacityMiB: dimm.sizeMb,
      MemoryDeviceType: dimm.type,
      OperatingSpeedMHz: `${dimm.mhz} MHz`,
      HPEPartNumber: dimm.partNumber,
      SerialNumber: dimm.serial,
    })),
    Network: [],
    Power: present(powerSuppliesOf(machine, at)).map((supply) => ({
      Model: `Power Supply ${supply.bay}`,
      'OEM.Hpe.Bay': supply.bay,
      PowerCapacity: supply.capacityWatts,
      PartNumber: supply.model,
      SparePartNumber: supply.spare,
      SerialNumber: supply.serial,
      FirmwareVersion: supply.firmware,
      'Status.Health': healthWord(supply.health),
    })),
    PowerState: 'Not Available',
    PowerSupplySummary: [{ PresentPowerReading: `${powerDraw(machine, at)} Watts` }],
    Processor: processorsOf(machine).map((processor) => ({
      Model: processor.name,
      TotalCores: String(processor.cores),
      TotalThreads: String(processor.threads),
      RatedSpeedMHz: String(processor.ratedMhz),
      MaxSpeedMHz: String(processor.maxMhz),
      'Status.Health': processor.health,
    })),
    ProductName: machine.model,
    SDcards: [],
    SecurityEventLogs: [],
    SerialNumber: machine.serial,
    ServerID: `${machine.productId}:${machine.serial}`,
    Storage: present(drivesOf(machine, at)).map((drive) => ({
      ControllerModel: controller.name,
      ControllerFirmware: controller.firmware,
      DriveLocation: `Port ${drive.port} Box ${drive.box} Bay ${drive.bay}`,
      DriveModel: drives.model,
      DriveMedia: drives.media,
      DriveSerialNumber: drive.serial,
      'Status.Health': healthWord(drive.health),
    })),
    Storage_NVME: [],
    'Thermal-FanInformation': fansOf(machine, at).map(({ number }) => ({ Name: `Fan ${number}` })),
    'Thermal-SensorTemperatureInformationInCelsius': temperaturesOf(machine, at).map(
      ({ name, celsius, caution, critical }) => ({
        Sensor: name,
        Reading: celsius,
        CautionThreshold: caution ?? 'N/A',
        CriticalThreshold: critical ?? 'N/A',
      }),
    ),
  }
}

const quoted = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`

/** The same as lines of section, row, name and value. */
export const ahsInventoryCsv = (inventory: object): string => {
  const lines = Object.entries(inventory).flatMap(([section, rows]: [string, unknown]) =>
    Array.isArray(rows)
      ? rows.flatMap((row: Record<string, string | number>, index) =>
          Object.entries(row).map((cell) => [section, index + 1, ...cell]),
        )
      : [[section, '', '', rows]],
  )
  return [['Section', 'Row', 'Name', 'Value'], ...lines]
    .map((line) => `${line.map(quoted).join(',')}\r\n`)
    .join('')
}
