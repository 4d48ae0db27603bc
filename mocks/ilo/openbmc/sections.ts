import type { Entry } from '../entry'
import { ref } from '../redfish'
import type { Section } from '../tree'
import type { View } from '../view'
import { chassisEntries } from './chassis'
import { single } from './kit'
import { managerEntries } from './manager'
import { serviceEntries } from './services'
import { systemEntries } from './system'

const linked = [
  'AccountService',
  'Cables',
  'Chassis',
  'EventService',
  'JsonSchemas',
  'Managers',
  'Registries',
  'SessionService',
  'Systems',
  'TelemetryService',
  'UpdateService',
]

/** The root tells what the service can, but nothing of the machine. */
const root = ({ managerId }: View): Entry =>
  single(
    '',
    'ServiceRoot.v1_15_0',
    {
      ...Object.fromEntries(linked.map((name) => [name, ref(name)])),
      Id: 'RootService',
      Links: {
        ManagerProvidingService: ref('Managers/bmc'),
        Sessions: ref('SessionService/Sessions'),
      },
      Name: 'Root Service',
      ProtocolFeaturesSupported: {
        DeepOperations: { DeepPATCH: false, DeepPOST: false },
        ExcerptQuery: false,
        ExpandQuery: { ExpandAll: false, Levels: false, Links: false, NoLinks: false },
        FilterQuery: false,
        OnlyMemberQuery: true,
        SelectQuery: true,
      },
      RedfishVersion: '1.17.0',
      Tasks: ref('TaskService'),
      UUID: managerId,
    },
    { open: 'GET' },
  )

/** Everything that an OpenBMC has. */
export const openBmcSections = (view: View): Section[] => [
  { under: [''], entries: () => [root(view), ...serviceEntries(view)] },
  { under: ['Systems'], entries: () => systemEntries(view) },
  { under: ['Chassis'], entries: () => chassisEntries(view) },
  { under: ['Managers', 'UpdateService'], entries: () => managerEntries(view) },
]
