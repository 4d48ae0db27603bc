import type { Entry } from '../entry'
import { ref } from '../redfish'
import type { View } from '../view'
import { healthWord, hostNameOfIlo, sessionHints, shortFirmware, stamp } from '../words'
import { oem, single } from './kit'

/** Product names that the web pages of an iLO put into their texts. */
const moniker = (generation: number) => ({
  ADVLIC: 'iLO Advanced',
  BMC: 'iLO',
  CBM: 'Compute Ops Management',
  CLASS: 'Baseboard Management Controller',
  PRODABR: 'iLO',
  PRODGEN: `iLO ${generation}`,
  PRODNAM: `Integrated Lights-Out ${generation}`,
  PRODTAG: `HPE iLO ${generation}`,
  STDLIC: 'iLO Standard',
  SYSFAM: 'ProLiant',
  VENDABR: 'HPE',
  VENDNAM: 'Hewlett-Packard Enterprise',
})

const managerOf = ({ machine, generation }: View) => ({
  ...(generation === 5 ? {} : { ComputeOpsManagementSupport: true }),
  DefaultLanguage: 'en',
  ExternalManager: 'None',
  FQDN: null,
  HostName: hostNameOfIlo(machine),
  Languages: [{ Language: 'en', TranslationName: 'English', Version: shortFirmware(machine) }],
  ManagerFirmwareVersion: shortFirmware(machine),
  ManagerType: `iLO ${generation}`,
  Status: { Health: 'OK' },
})

const services = [
  'AccountService',
  'CertificateService',
  'Chassis',
  'EventService',
  'Fabrics',
  'JsonSchemas',
  'Managers',
  'Registries',
  'SessionService',
  'Systems',
  'TelemetryService',
  'UpdateService',
]

/** The service root of iLO 5, 6 and 7, which tells health and firmware to anyone (facts.md 2). */
export const rootEntries = (view: View): Entry[] => {
  const { machine, now, generation, managerId } = view
  const read = () => ({
    Id: 'RootService',
    Name: 'HPE RESTful Root Service',
    ...Object.fromEntries(services.map((name) => [name, ref(name)])),
    Tasks: ref('TaskService'),
    Links: { Sessions: ref('SessionService/Sessions') },
    Oem: oem(view, 'HpeiLOServiceExt', {
      CACLoginUri: '/html/login_cert.html',
      Links: { ResourceDirectory: ref('ResourceDirectory') },
      Manager: [managerOf(view)],
      Moniker: moniker(generation),
      Sessions: sessionHints(view),
      System: [{ Status: { Health: healthWord(machine) } }],
      Time: stamp(now),
    }),
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
  })
  return [single(view, '', 'ServiceRoot', read, { open: 'GET' })]
}
