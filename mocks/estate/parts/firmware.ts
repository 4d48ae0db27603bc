import type { Machine } from '../types'
import { drivesOf } from './drives'
import { fittingOf } from './fitting'
import { powerSuppliesOf } from './power-supplies'

/** One row of the firmware inventory. `key` is what the iLO calls the component. */
export type FirmwareRow = {
  key: string
  name: string
  version: string
  place: string
  updateable: boolean
}

const board = 'System Board'

/** The firmware of every component of a machine; ROM and iLO are the machine's own. */
export const firmwareOf = (machine: Machine): FirmwareRow[] => {
  const { controller, adapter, provisioning } = fittingOf(machine)
  const row = (
    key: string,
    name: string,
    version: string,
    place: string,
    updateable = true,
  ): FirmwareRow => ({ key, name, version, place, updateable })
  const { ilo, romVersion } = machine
  return [
    row('SystemBMC', `iLO ${ilo.generation}`, ilo.firmware, board),
    row('SystemRomActive', 'System ROM', romVersion, board),
    row('SystemRomBackup', 'Redundant System ROM', romVersion, board),
    row('SystemProgrammableLogicDevice', 'System Programmable Logic Device', '0x15', board),
    row('PowerManagementController', 'Power Management Controller Firmware', '1.0.9', board),
    row('Intelligent Provisioning', 'Intelligent Provisioning', provisioning, board),
    ...powerSuppliesOf(machine, 0)
      .filter(({ present }) => present)
      .map(({ bay, firmware }) =>
        row('PowerSupplies', 'Power Supply Firmware', firmware, `Bay ${bay}`),
      ),
    row(
      'StorageController',
      controller.name,
      controller.firmware,
      `Storage Slot ${controller.slot}`,
    ),
    row(adapter.pciId, adapter.name, adapter.firmware, 'PCI-E Slot 1'),
    row('102b0538159000e4', 'Embedded Video Controller', '2.5', 'Embedded Device', false),
    ...drivesOf(machine, 0)
      .filter(({ present }) => present)
      .map(({ model, name, firmware, port, box, bay }) =>
        row(model, name, firmware, `Slot=${controller.slot}:Port=${port}:Box=${box}:Bay=${bay}`),
      ),
  ]
}
