import { healthWord, managerFirmware, powerWord, stamp, type View } from './machine'
import { modernRoot } from './modern-root'
import { modernSystem } from './modern-system'
import { collection, hpe, ref, type Resource, type Resources, typed } from './redfish'
import { expiryOf, type Session } from './sessions'

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
  '': modernRoot,
  Systems: () => collection('Systems', 'ComputerSystem', 'Computer Systems', ['Systems/1']),
  'Systems/1': modernSystem,
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

/** A session, of which `UserExpires` tells the end of its idle time (facts.md 3). */
export const sessionResource = (session: Session, isOwn: boolean, oem: 'Hp' | 'Hpe'): Resource => ({
  ...typed(`SessionService/Sessions/${session.id}`, 'Session', 'v1_0_0'),
  Id: session.id,
  Description: 'Manager User Session',
  Name: 'User Session',
  Oem: {
    [oem]: {
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
