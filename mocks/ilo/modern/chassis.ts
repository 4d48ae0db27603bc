import { serialOf } from '../../estate/parts/part'
import { powerSuppliesOf } from '../../estate/parts/power-supplies'
import type { Entry } from '../entry'
import { ref, type Resource } from '../redfish'
import type { View } from '../view'
import { healthWord, ledWord, powerWord, systemState } from '../words'
import { enabled, list, oem, offer, single, withheld } from './kit'
import { enclosureEntries } from './storage'
import { chassisPatch } from './system-acts'

const path = 'Chassis/1'
const mctp = ['DisableMCTPOnServer', 'FactoryResetMCTP'].map(
  (name) => `Oem/Hpe/HpeServerChassis.${name}`,
)

const battery = ({ machine }: View) => ({
  ChargeLevelPercent: 100,
  FirmwareVersion: '0.70',
  Index: 1,
  MaximumCapWatts: 12,
  Model: 'P02377-B21',
  ProductName: 'HPE Smart Stor Hybridcap',
  SerialNumber: serialOf(machine, 'battery'),
  SparePartNumber: 'P07473-001',
  Status: enabled,
})

const switches = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`Sw${index + 1}`, 'Off']),
)

const extension = (view: View): Resource =>
  oem(view, 'HpeServerChassis', {
    Actions: Object.assign({}, ...mctp.map((action) => offer(path, action))),
    ElConfigOverride: false,
    Firmware: {
      PlatformDefinitionTable: { Current: { VersionString: '13.3.0 Build 37' } },
      PowerManagementController: { Current: { VersionString: '1.0.9' } },
      SystemProgrammableLogicDevice: { Current: { VersionString: '0x15' } },
    },
    Links: { Devices: ref(`${path}/Devices`) },
    ...(view.generation === 7
      ? {}
      : { MCTPEnabledOnServer: true, SmartStorageBattery: [battery(view)] }),
    SystemMaintenanceSwitches: switches,
  })

/** What a chassis links to: more with each generation, and iLO 7 without PowerSubsystem (facts.md 8). */
const subsystems = ({ generation, machine, now }: View): Resource => ({
  NetworkAdapters: ref(`${path}/NetworkAdapters`),
  PCIeDevices: ref(`${path}/PCIeDevices`),
  PCIeSlots: ref(`${path}/PCIeSlots`),
  Power: ref(`${path}/Power`),
  Thermal: ref(`${path}/Thermal`),
  ...(generation === 6 && powerSuppliesOf(machine, now).length > 0
    ? { PowerSubsystem: ref(`${path}/PowerSubsystem`) }
    : {}),
  ...(generation === 5
    ? {}
    : {
        Sensors: ref(`${path}/Sensors`),
        ThermalSubsystem: ref(`${path}/ThermalSubsystem`),
      }),
})

const chassis = (view: View): Resource => {
  const { machine, generation } = view
  return {
    AssetTag: machine.assetTag,
    ChassisType: machine.model.startsWith('Synergy') ? 'Blade' : 'RackMount',
    ...(generation === 5 ? { IndicatorLED: ledWord(machine) } : {}),
    Links: { ManagedBy: [ref('Managers/1')], ComputerSystems: [ref('Systems/1')] },
    LocationIndicatorActive: machine.led !== 'OFF',
    Manufacturer: 'HPE',
    Model: machine.model,
    Name: 'Computer System Chassis',
    Oem: extension(view),
    PhysicalSecurity: { IntrusionSensor: 'Normal' },
    PowerState: powerWord(machine),
    SKU: machine.productId,
    SerialNumber: machine.serial,
    Status: {
      Health: healthWord(machine),
      State: systemState(machine) === 'Starting' ? 'Starting' : 'Enabled',
    },
    ...subsystems(view),
  }
}

/** The server's chassis, and those of its storage. */
export const chassisEntries = (view: View): Entry[] =>
  list(
    'Chassis',
    'Chassis',
    { name: 'Computer System Chassis', description: 'Computer System Chassis View' },
    [
      single(view, path, 'Chassis', () => chassis(view), {
        patch: chassisPatch(view),
        actions: withheld(...mctp),
      }),
      ...enclosureEntries(view),
    ],
  )
