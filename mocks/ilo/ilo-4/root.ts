import type { View } from '../view'
import { hostNameOfIlo, sessionHints, shortFirmware, stamp } from '../words'
import type { Named } from './named'
import { hp, to } from './named'

const services = ['AccountService', 'Chassis', 'EventService', 'Managers', 'Registries']

/** The root of both trees. It tells neither health nor product, and has no tasks (facts.md 2, 10). */
export const root = (view: View): Named => {
  const { machine, now, managerId } = view
  const manager = {
    DefaultLanguage: 'en',
    FQDN: `${hostNameOfIlo(machine).toLowerCase()}.example.net`,
    HostName: hostNameOfIlo(machine),
    Languages: [{ Language: 'en', TranslationName: 'English', Version: '' }],
    ManagerFirmwareVersion: shortFirmware(machine),
    ManagerType: 'iLO 4',
  }
  const extension = { Manager: [manager], Sessions: sessionHints(view) }
  const linked = [...services, 'SessionService', 'Systems']
  return {
    path: '',
    name: 'ServiceRoot',
    version: '1.0.0',
    always: {
      Name: 'HP RESTful Root Service',
      Oem: hp('HpiLOServiceExt', '1.0.0', extension, { ResourceDirectory: 'ResourceDirectory' }),
      ServiceVersion: '1.0.0',
      Time: stamp(now),
      UUID: managerId,
    },
    fresh: {
      Id: 'v1',
      ...Object.fromEntries(linked.map((name) => [name, to(name)])),
      JsonSchemas: to('Schemas'),
      RedfishVersion: '1.0.0',
    },
    links: { Sessions: 'SessionService/Sessions' },
    oldLinks: {
      ...Object.fromEntries(linked.map((name) => [name, name])),
      Schemas: 'Schemas',
    },
  }
}
