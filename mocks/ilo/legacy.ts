import type { Resource, Resources } from './redfish'
import type { View } from './view'
import {
  healthWord,
  hostName,
  hostNameOfIlo,
  managerFirmware,
  partWord,
  postState,
  powerWord,
  sessionHints,
  shortFirmware,
  stamp,
} from './words'

const at = (path: string) => ({ href: `/rest/v1${path && `/${path}`}` })

const health = (word: string) => ({ Status: { HealthRollUp: word } })

const collection = (path: string, name: string, type: string, members: string[]): Resource => ({
  Type: 'Collection.1.0.0',
  MemberType: type,
  Name: name,
  Total: members.length,
  links: { self: at(path), Member: members.map(at) },
})

const root = (view: View): Resource => {
  const { machine, now, managerId } = view
  return {
    Type: 'ServiceRoot.1.0.0',
    Name: 'HP RESTful Root Service',
    Oem: {
      Hp: {
        Type: 'HpiLOServiceExt.1.0.0',
        Manager: [
          {
            DefaultLanguage: 'en',
            FQDN: `${hostNameOfIlo(machine).toLowerCase()}.example.net`,
            HostName: hostNameOfIlo(machine),
            Languages: [{ Language: 'en', TranslationName: 'English', Version: '' }],
            ManagerFirmwareVersion: shortFirmware(machine),
            ManagerType: 'iLO 4',
          },
        ],
        Sessions: sessionHints(view),
      },
    },
    ServiceVersion: '1.0.0',
    Time: stamp(now),
    UUID: managerId,
    links: {
      self: at(''),
      Chassis: at('Chassis'),
      Managers: at('Managers'),
      SessionService: at('SessionService'),
      Sessions: at('Sessions'),
      Systems: at('Systems'),
    },
  }
}

const system = ({ machine }: View): Resource => ({
  Type: 'ComputerSystem.1.0.1',
  AssetTag: '',
  AvailableActions: [
    {
      Action: 'Reset',
      Capabilities: [
        {
          PropertyName: 'ResetType',
          AllowableValues: ['On', 'ForceOff', 'ForceRestart', 'Nmi', 'PushPowerButton'],
        },
      ],
    },
  ],
  Bios: { Current: { VersionString: machine.romVersion } },
  Description: 'Computer System View',
  HostCorrelation: { HostMACAddress: [machine.mac], HostName: hostName(machine), IPAddress: [''] },
  IndicatorLED: 'Off',
  Manufacturer: 'HPE',
  Memory: {
    ...health(partWord(machine, 'memory')),
    TotalSystemMemoryGB: machine.memoryMb / 1024,
  },
  Model: machine.model,
  Name: 'Computer System',
  Oem: {
    Hp: {
      Type: 'HpComputerSystemExt.1.1.2',
      Bios: { Current: { Family: machine.romFamily, VersionString: machine.romVersion } },
      PostState: postState(machine),
    },
  },
  Power: powerWord(machine),
  Processors: {
    ...health(partWord(machine, 'processor')),
    Count: 2,
    ProcessorFamily: machine.processor,
  },
  SKU: machine.productId,
  SerialNumber: machine.serial,
  Status: {
    Health: healthWord(machine),
    State: machine.power === 'ON' ? 'Enabled' : 'Disabled',
  },
  SystemType: 'Physical',
  UUID: machine.uuid,
  links: {
    self: at('Systems/1'),
    Chassis: [at('Chassis/1')],
    ManagedBy: [at('Managers/1')],
    Logs: at('Systems/1/LogServices'),
  },
})

const chassis = ({ machine }: View): Resource => ({
  Type: 'Chassis.1.0.0',
  ChassisType: 'RackMount',
  Manufacturer: 'HPE',
  Model: machine.model,
  Name: 'Computer System Chassis',
  SKU: machine.productId,
  SerialNumber: machine.serial,
  Status: { Health: healthWord(machine), State: 'Enabled' },
  links: {
    self: at('Chassis/1'),
    ComputerSystems: [at('Systems/1')],
    ManagedBy: [at('Managers/1')],
    PowerMetrics: at('Chassis/1/Power'),
    ThermalMetrics: at('Chassis/1/Thermal'),
  },
})

const manager = ({ machine, managerId }: View): Resource => ({
  Type: 'Manager.1.0.0',
  Description: 'Manager View',
  Firmware: { Current: { VersionString: managerFirmware(machine) } },
  ManagerType: 'BMC',
  Model: 'iLO 4',
  Name: 'Manager',
  Oem: {
    Hp: {
      Type: 'HpiLO.1.1.0',
      License: { LicenseString: 'iLO Advanced', LicenseType: 'Perpetual' },
    },
  },
  Status: { State: 'Enabled' },
  UUID: managerId,
  links: {
    self: at('Managers/1'),
    ManagerForChassis: [at('Chassis/1')],
    ManagerForServers: [at('Systems/1')],
    Logs: at('Managers/1/LogServices'),
  },
})

/** Resources of an iLO 4 below `/rest/v1`: no `@odata`, links as `href` (facts.md 5, 7). */
export const legacyResources: Resources<View> = {
  '': root,
  Systems: () => collection('Systems', 'Computer Systems', 'ComputerSystem.1', ['Systems/1']),
  'Systems/1': system,
  Chassis: () => collection('Chassis', 'Chassis', 'Chassis.1', ['Chassis/1']),
  'Chassis/1': chassis,
  Managers: () => collection('Managers', 'Managers', 'Manager.1', ['Managers/1']),
  'Managers/1': manager,
  SessionService: () => ({
    Type: 'SessionService.1.0.0',
    Name: 'Session Service',
    ServiceEnabled: true,
    links: { self: at('SessionService'), Sessions: at('Sessions') },
  }),
  Sessions: ({ sessions }) =>
    collection(
      'Sessions',
      'Manager Sessions',
      'Session.1',
      sessions.all().map(({ id }) => `Sessions/${id}`),
    ),
}
