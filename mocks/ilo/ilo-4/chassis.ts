import { firmwareOf } from '../../estate/parts/firmware'
import type { View } from '../view'
import { healthWord, ledWord } from '../words'
import type { Named } from './named'
import { hp, to } from './named'

/** The enclosure of the server; its metrics are links of another name before Redfish (facts.md 8). */
export const chassis = ({ machine }: View): Named => {
  const boardFirmware = firmwareOf(machine)
    .filter(
      ({ key }) => key === 'SystemProgrammableLogicDevice' || key === 'PowerManagementController',
    )
    .map(({ key, version }) => [key, { Current: { VersionString: version } }])
  return {
    path: 'Chassis/1',
    name: 'Chassis',
    version: '1.0.0',
    always: {
      AssetTag: machine.assetTag,
      ChassisType: 'RackMount',
      IndicatorLED: ledWord(machine),
      Manufacturer: 'HPE',
      Model: machine.model,
      Name: 'Computer System Chassis',
      Oem: hp('HpServerChassis', '1.0.0', { Firmware: Object.fromEntries(boardFirmware) }),
      SKU: machine.productId,
      SerialNumber: machine.serial,
      Status: { Health: healthWord(machine), State: 'Enabled' },
    },
    fresh: { Id: '1', Power: to('Chassis/1/Power'), Thermal: to('Chassis/1/Thermal') },
    links: { ComputerSystems: ['Systems/1'], ManagedBy: ['Managers/1'] },
    oldLinks: { PowerMetrics: 'Chassis/1/Power', ThermalMetrics: 'Chassis/1/Thermal' },
  }
}
