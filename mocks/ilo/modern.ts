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
  type View,
} from './machine'
import { collection, ref, type Resource, type Resources, typed } from './redfish'
import { expiryOf } from './sessions'

const hpe = (name: string, version: string) => ({
  '@odata.context': `/redfish/v1/$metadata#${name}.${name}`,
  '@odata.type': `#${name}.${version}.${name}`,
})

const root = ({ machine, now, managerId }: View): Resource => {
  const { generation } = machine.ilo
  const ilo = `iLO ${generation}`
  const services = ['AccountService', 'Chassis', 'EventService', 'Managers', 'Registries']
  return {
    ...typed('', 'ServiceRoot', generation === 5 ? 'v1_5_1' : 'v1_13_0'),
    Id: 'RootService',
    Name: 'HPE RESTful Root Service',
    ...Object.fromEntries(
      [...services, 'SessionService', 'Systems', 'UpdateService'].map((name) => [name, ref(name)]),
    ),
    Tasks: ref('TaskService'),
    Links: { Sessions: ref('SessionService/Sessions') },
    Oem: {
      Hpe: {
        ...hpe('HpeiLOServiceExt', generation === 5 ? 'v2_5_0' : 'v2_7_0'),
        Manager: [
          {
            DefaultLanguage: 'en',
            FQDN: null,
            HostName: hostNameOfIlo(machine),
            Languages: [
              { Language: 'en', TranslationName: 'English', Version: shortFirmware(machine) },
            ],
            ManagerFirmwareVersion: shortFirmware(machine),
            ManagerType: ilo,
            Status: { Health: 'OK' },
          },
        ],
        Moniker: { BMC: 'iLO', PRODGEN: ilo, PRODTAG: `HPE ${ilo}`, SYSFAM: 'ProLiant' },
        Sessions: sessionHints(machine),
        System: [{ Status: { Health: healthWord(machine) } }],
        Time: stamp(now),
      },
    },
    Product: machine.model,
    ProtocolFeaturesSupported: {
      ExpandQuery: { ExpandAll: false, Levels: true, Links: false, MaxLevels: 1, NoLinks: true },
      FilterQuery: true,
      OnlyMemberQuery: true,
      SelectQuery: true,
    },
    RedfishVersion: '1.20.0',
    UUID: managerId,
    Vendor: 'HPE',
  }
}

const aggregateHealth = ({ machine }: View) => {
  const part = (name: Parameters<typeof partWord>[1]) => ({
    Status: { Health: partWord(machine, name) },
  })
  const redundancy = (name: 'fans' | 'powerSupplies') =>
    machine.faults.has(name) ? 'FailedRedundant' : 'Redundant'
  return {
    AgentlessManagementService: machine.power === 'ON' ? 'Ready' : 'Unavailable',
    AggregateServerHealth: healthWord(machine),
    BiosOrHardwareHealth: part('bios'),
    FanRedundancy: redundancy('fans'),
    Fans: part('fans'),
    Memory: part('memory'),
    Network: part('network'),
    PowerSupplies: { PowerSuppliesMismatch: false, ...part('powerSupplies') },
    PowerSupplyRedundancy: redundancy('powerSupplies'),
    Processors: part('processor'),
    Storage: part('storage'),
    Temperatures: part('temperature'),
  }
}

const resetTypes = [
  'On',
  'ForceOff',
  'GracefulShutdown',
  'ForceRestart',
  'Nmi',
  'PushPowerButton',
  'GracefulRestart',
]

const system = (view: View): Resource => {
  const { machine } = view
  const { generation } = machine.ilo
  return {
    ...typed('Systems/1', 'ComputerSystem', generation === 5 ? 'v1_17_0' : 'v1_18_0'),
    Id: '1',
    Actions: {
      '#ComputerSystem.Reset': {
        'ResetType@Redfish.AllowableValues': resetTypes,
        target: '/redfish/v1/Systems/1/Actions/ComputerSystem.Reset',
      },
    },
    AssetTag: '',
    Bios: ref('systems/1/bios'),
    BiosVersion: machine.romVersion,
    HostName: hostName(machine),
    ...(generation === 5 ? { IndicatorLED: 'Off' } : { LocationIndicatorActive: false }),
    Links: { ManagedBy: [ref('Managers/1')], Chassis: [ref('Chassis/1')] },
    LogServices: ref('Systems/1/LogServices'),
    Manufacturer: 'HPE',
    Memory: ref('Systems/1/Memory'),
    MemorySummary: {
      Status: { HealthRollup: partWord(machine, 'memory') },
      TotalSystemMemoryGiB: machine.memoryMb / 1024,
    },
    Model: machine.model,
    Name: 'Computer System',
    Oem: {
      Hpe: {
        ...hpe('HpeComputerSystemExt', 'v2_14_0'),
        AggregateHealthStatus: aggregateHealth(view),
        Bios: { Current: { Family: machine.romFamily, VersionString: machine.romVersion } },
        DeviceDiscoveryComplete: {
          AMSDeviceDiscovery: machine.os ? 'Complete' : 'NoAMS',
          DeviceDiscovery: 'vMainDeviceDiscoveryComplete',
        },
        ...(machine.os && machine.power === 'ON'
          ? { HostOS: { OsName: machine.os.name, OsVersion: machine.os.version } }
          : {}),
        PostState: postState(machine),
      },
    },
    PowerState: powerWord(machine),
    ProcessorSummary: {
      Count: 2,
      Model: `${machine.processor}      `,
      Status: { HealthRollup: partWord(machine, 'processor') },
    },
    Processors: ref('Systems/1/Processors'),
    SKU: machine.productId,
    SerialNumber: machine.serial,
    Status: {
      Health: healthWord(machine),
      HealthRollup: healthWord(machine),
      State: machine.power === 'ON' ? 'Enabled' : 'Disabled',
    },
    Storage: ref('Systems/1/Storage'),
    SystemType: 'Physical',
    UUID: machine.uuid,
  }
}

const chassis = ({ machine }: View): Resource => ({
  ...typed('Chassis/1', 'Chassis', machine.ilo.generation === 7 ? 'v1_23_0' : 'v1_25_1'),
  Id: '1',
  ChassisType: machine.model.startsWith('Synergy') ? 'Blade' : 'RackMount',
  Links: { ManagedBy: [ref('Managers/1')], ComputerSystems: [ref('Systems/1')] },
  Manufacturer: 'HPE',
  Model: machine.model,
  Name: 'Computer System Chassis',
  PhysicalSecurity: { IntrusionSensor: 'Normal' },
  Power: ref('Chassis/1/Power'),
  PowerState: powerWord(machine),
  SKU: machine.productId,
  SerialNumber: machine.serial,
  Status: { Health: healthWord(machine), State: 'Enabled' },
  Thermal: ref('Chassis/1/Thermal'),
})

const manager = ({ machine, now, managerId }: View): Resource => ({
  ...typed('Managers/1', 'Manager', machine.ilo.generation === 5 ? 'v1_5_1' : 'v1_19_1'),
  Id: '1',
  DateTime: stamp(now),
  DateTimeLocalOffset: '+00:00',
  EthernetInterfaces: ref('Managers/1/EthernetInterfaces'),
  FirmwareVersion: managerFirmware(machine),
  Links: {
    ManagerInChassis: ref('Chassis/1'),
    ManagerForServers: [ref('Systems/1')],
    ManagerForChassis: [ref('Chassis/1')],
  },
  LogServices: ref('Managers/1/LogServices'),
  ManagerType: 'BMC',
  Model: `iLO ${machine.ilo.generation}`,
  Name: 'Manager',
  Oem: {
    Hpe: {
      ...hpe('HpeiLO', 'v2_15_0'),
      IdleConnectionTimeoutMinutes: 30,
      License: { LicenseString: 'iLO Advanced', LicenseType: 'Perpetual' },
    },
  },
  Status: { Health: 'OK', State: 'Enabled' },
  UUID: managerId,
})

/** Resources of iLO 5, 6 and 7, by their path below `/redfish/v1`, without a slash at the end. */
export const modernResources: Resources<View> = {
  '': root,
  Systems: () => collection('Systems', 'ComputerSystem', 'Computer Systems', ['Systems/1']),
  'Systems/1': system,
  Chassis: () => collection('Chassis', 'Chassis', 'Computer System Chassis', ['Chassis/1']),
  'Chassis/1': chassis,
  Managers: () => collection('Managers', 'Manager', 'Managers', ['Managers/1']),
  'Managers/1': manager,
  SessionService: () => ({
    ...typed('SessionService', 'SessionService', 'v1_0_0'),
    Id: 'SessionService',
    Description: 'Session Service',
    Name: 'Session Service',
    ServiceEnabled: true,
    SessionTimeout: 30,
    Sessions: ref('SessionService/Sessions'),
    Status: { Health: 'OK', State: 'Enabled' },
  }),
  'SessionService/Sessions': ({ sessions }) =>
    collection(
      'SessionService/Sessions',
      'Session',
      'Manager Sessions',
      sessions.map(({ id }) => `SessionService/Sessions/${id}`),
    ),
}

/** One session of iLO 5, 6 and 7. `UserExpires` is the end of its idle time (facts.md 3). */
export const modernSession = (session: View['sessions'][number], isOwn: boolean): Resource => ({
  ...typed(`SessionService/Sessions/${session.id}`, 'Session', 'v1_0_0'),
  Id: session.id,
  Description: 'Manager User Session',
  Name: 'User Session',
  Oem: {
    Hpe: {
      ...hpe('HpeiLOSession', 'v2_1_0'),
      AccessTime: stamp(session.usedAt),
      LoginTime: stamp(session.openedAt),
      MySession: isOwn,
      UserExpires: stamp(expiryOf(session)),
      UserTag: 'REST',
      UserType: 'Local',
    },
  },
  UserName: session.userName,
})
