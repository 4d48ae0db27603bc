import type { Entry } from './entry'
import type { Asked } from './kind'
import { legacyResources } from './legacy'
import { mapLinks, type Resource, ref } from './redfish'
import { sessionEntries } from './session-entries'
import { expiryOf, type Session } from './sessions'
import type { View } from './view'
import { healthWord, managerFirmware, partWord, powerWord, stamp } from './words'

type Twin = { legacy: string; redfish: (view: View) => Resource }

const typed = (path: string, name: string, version: string) => ({
  '@odata.context': `/redfish/v1/$metadata#${path || name}`,
  ...ref(path),
  '@odata.type': `#${name}.${version}.${name}`,
})

const members = (path: string, name: string, title: string, paths: string[]): Resource => ({
  '@odata.context': `/redfish/v1/$metadata#${path}`,
  ...ref(path),
  '@odata.type': `#${name}Collection.${name}Collection`,
  Name: title,
  Members: paths.map(ref),
  'Members@odata.count': paths.length,
})

const one = (path: string, name: string, title: string): Twin => ({
  legacy: path,
  redfish: () => members(path, name, title, [`${path}/1`]),
})

/** What an iLO 4 adds to a legacy resource when it is asked below `/redfish/v1`. */
const twins: Record<string, Twin> = {
  '': {
    legacy: '',
    redfish: () => ({
      ...typed('', 'ServiceRoot', '1.0.0'),
      Id: 'v1',
      ...Object.fromEntries(
        ['Chassis', 'Managers', 'SessionService', 'Systems'].map((name) => [name, ref(name)]),
      ),
      Links: { Sessions: ref('SessionService/Sessions') },
      RedfishVersion: '1.0.0',
    }),
  },
  Systems: one('Systems', 'ComputerSystem', 'Computer Systems'),
  'Systems/1': {
    legacy: 'Systems/1',
    redfish: ({ machine }) => ({
      ...typed('Systems/1', 'ComputerSystem', '1.0.1'),
      Id: '1',
      BiosVersion: machine.romVersion,
      HostName: machine.power === 'ON' ? machine.hostName : '',
      Links: { Chassis: [ref('Chassis/1')], ManagedBy: [ref('Managers/1')] },
      LogServices: ref('Systems/1/LogServices'),
      MemorySummary: {
        Status: { HealthRollUp: partWord(machine, 'memory') },
        TotalSystemMemoryGiB: machine.memoryMb / 1024,
      },
      PowerState: powerWord(machine),
      ProcessorSummary: {
        Count: 2,
        Model: machine.processor,
        Status: { HealthRollUp: partWord(machine, 'processor') },
      },
    }),
  },
  Chassis: one('Chassis', 'Chassis', 'Chassis'),
  'Chassis/1': {
    legacy: 'Chassis/1',
    redfish: ({ machine }) => ({
      ...typed('Chassis/1', 'Chassis', '1.0.0'),
      Id: '1',
      Links: { ComputerSystems: [ref('Systems/1')], ManagedBy: [ref('Managers/1')] },
      Power: ref('Chassis/1/Power'),
      Status: { Health: healthWord(machine), State: 'Enabled' },
      Thermal: ref('Chassis/1/Thermal'),
    }),
  },
  Managers: one('Managers', 'Manager', 'Managers'),
  'Managers/1': {
    legacy: 'Managers/1',
    redfish: ({ machine }) => ({
      ...typed('Managers/1', 'Manager', '1.0.0'),
      Id: '1',
      FirmwareVersion: managerFirmware(machine),
      Links: { ManagerForChassis: [ref('Chassis/1')], ManagerForServers: [ref('Systems/1')] },
    }),
  },
  SessionService: {
    legacy: 'SessionService',
    redfish: () => ({
      ...typed('SessionService', 'SessionService', '1.0.0'),
      Id: 'SessionService',
      Sessions: ref('SessionService/Sessions'),
    }),
  },
  'SessionService/Sessions': {
    legacy: 'Sessions',
    redfish: ({ sessions }) =>
      members(
        'SessionService/Sessions',
        'Session',
        'Manager Sessions',
        sessions.all().map(({ id }) => `SessionService/Sessions/${id}`),
      ),
  },
}

/** Old names, gone where the request says `OData-Version: 4.0` (facts.md 1, 2). */
const oldNames = [
  'Type',
  'MemberType',
  'Total',
  'links',
  'AvailableActions',
  'Bios',
  'Firmware',
  'Memory',
  'Power',
  'Processors',
]

const toRedfish = (href: string) =>
  `${href
    .replace('/rest/v1', '/redfish/v1')
    .replace('/v1/Sessions', '/v1/SessionService/Sessions')}/`

/** A resource of an iLO 4 below `/redfish/v1`: both models in one, or only Redfish. */
const redfishResource = (path: string, view: View, isPure: boolean): Resource => {
  const twin = twins[path]
  if (!twin) return {}
  const old = mapLinks(legacyResources[twin.legacy]?.(view) ?? {}, toRedfish)
  if (isPure) for (const name of oldNames) delete old[name]
  return { ...old, ...twin.redfish(view) }
}

const sessionOf = (view: View, session: Session): Resource => ({
  ...typed(`SessionService/Sessions/${session.id}`, 'Session', '1.0.0'),
  Id: session.id,
  Description: 'Manager User Session',
  Name: 'User Session',
  Oem: {
    Hp: {
      AccessTime: stamp(session.usedAt),
      LoginTime: stamp(session.openedAt),
      MySession: session === view.caller?.session,
      UserExpires: stamp(expiryOf(session)),
      UserTag: 'REST',
      UserType: 'Local',
    },
  },
  UserName: session.account.userName,
})

/** Everything that an iLO 4 shows, in its legacy model or in Redfish. */
export const legacyEntries = (view: View, { model, isPure }: Asked): Entry[] => {
  const paths = Object.keys(model === 'rest' ? legacyResources : twins)
  const read = (path: string) =>
    model === 'rest' ? (legacyResources[path]?.(view) ?? {}) : redfishResource(path, view, isPure)
  const sessions = model === 'rest' ? 'Sessions' : 'SessionService/Sessions'
  return [
    ...paths
      .filter((path) => path !== sessions)
      .map((path): Entry => ({
        path,
        read: () => read(path),
        ...(path === '' ? { open: 'GET' } : {}),
      })),
    ...sessionEntries(view, sessions, {
      list: () => read(sessions),
      one: (session) => sessionOf(view, session),
      location: (id) =>
        `${view.origin}/${model}/v1/${sessions}/${id}${model === 'rest' ? '' : '/'}`,
    }),
  ]
}
