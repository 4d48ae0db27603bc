import { healthWord, hostNameOfIlo, sessionHints, shortFirmware, stamp, type View } from './machine'
import { hpe, ref, type Resource, typed } from './redfish'

/** The service root of iLO 5, 6 and 7, which tells health and firmware to anyone (facts.md 2). */
export const modernRoot = ({ machine, now, managerId }: View): Resource => {
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
