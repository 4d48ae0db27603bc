import type { Entry } from '../entry'
import type { Asked } from '../kind'
import type { Section } from '../tree'
import type { View } from '../view'
import { shortFirmware } from '../words'
import { accountPages } from './accounts'
import { chassis } from './chassis'
import { allNames, oldPathOf, shownAs } from './forms'
import { inventory } from './inventory'
import { allLogs } from './logs'
import { manager } from './manager'
import { bios, managerServices } from './manager-services'
import type { Named } from './named'
import { members } from './named'
import { posting } from './old-actions'
import type { Page } from './page'
import { page, readOnly } from './page'
import { power, powerMeters } from './power'
import { powerActs } from './power-acts'
import { registryFiles, registryTexts } from './registries'
import { root } from './root'
import { sessionEntriesOf, sessionService } from './sessions'
import { smartStorage } from './storage'
import { system } from './system'
import { chassisPatch, systemPatch } from './system-patch'
import { thermal } from './thermal'
import { updateService } from './update-service'

const single = (name: string, type: string, title: string): Named =>
  members(name, type, title, [`${name}/1`])

/** Every resource with its type and methods, by which HPE's own clients find what they look for. */
const directory = (pages: readonly Page[]): Named => ({
  path: 'ResourceDirectory',
  name: 'HpiLOResourceDirectory',
  version: '1.0.0',
  always: {
    Name: 'Resource Directory',
    Instances: pages.flatMap(({ path, named, patch, post, remove }) => {
      if (/Entries\/\d+$/.test(path)) return []
      const all = allNames(named())
      const methods = ['GET', 'HEAD', patch && 'PATCH', post && 'POST', remove && 'DELETE']
      return {
        '@odata.id': all['@odata.id'],
        '@odata.type': all['@odata.type'],
        HttpMethods: methods.filter(Boolean),
        Type: all['Type'],
        href: all['@odata.id'],
      }
    }),
  },
  fresh: { Id: 'ResourceDirectory' },
})

const eventService: Named = {
  path: 'EventService',
  name: 'EventService',
  version: '1.0.0',
  always: {
    DeliveryRetryAttempts: 3,
    DeliveryRetryIntervalInSeconds: 30,
    EventTypesForSubscription: ['StatusChange', 'ResourceUpdated', 'ResourceAdded', 'Alert'],
    Name: 'Event Service',
    Status: { Health: 'OK', State: 'Enabled' },
  },
  fresh: {
    Id: 'EventService',
    Subscriptions: { '@odata.id': '/redfish/v1/EventService/Subscriptions/' },
  },
  oldLinks: { Subscriptions: 'EventService/Subscriptions' },
}

/** The server and its chassis, with what can be done to its power and its light. */
const serverPages = (view: View): Page[] => {
  const actions = powerActs(view)
  return [
    page(single('Systems', 'ComputerSystem', 'Computer Systems')),
    page(system(view), { actions, post: posting(actions), patch: systemPatch(view) }),
    page(single('Chassis', 'Chassis', 'Computer System Chassis')),
    page(chassis(view), { patch: chassisPatch(view) }),
  ]
}

type Part = { under: readonly string[]; pages: (view: View, asked: Asked) => Page[] }

const parts: readonly Part[] = [
  { under: [''], pages: (view) => [page(root(view), { open: 'GET' })] },
  { under: ['Systems', 'Chassis'], pages: serverPages },
  {
    under: ['Chassis/1/Thermal', 'Chassis/1/Power'],
    pages: (view) => readOnly([thermal(view), power(view), ...powerMeters(view)]),
  },
  { under: ['Systems/1'], pages: (view) => readOnly([...bios(view), ...inventory(view)]) },
  { under: ['Systems/1/SmartStorage'], pages: (view) => readOnly(smartStorage(view)) },
  { under: ['Systems/1/LogServices', 'Managers/1/LogServices'], pages: allLogs },
  {
    under: ['Managers'],
    pages: (view) => [
      page(single('Managers', 'Manager', 'Managers')),
      manager(view),
      updateService(view),
      ...readOnly(managerServices(view)),
    ],
  },
  { under: ['SessionService'], pages: () => [page(sessionService())] },
  { under: ['AccountService'], pages: accountPages },
  {
    under: ['EventService', 'Registries', 'Schemas'],
    pages: (view) =>
      readOnly([
        eventService,
        members('EventService/Subscriptions', 'EventSubscription', 'Event Subscriptions', []),
        ...registryFiles(view),
        members('Schemas', 'SchemaFile', 'Schema Repository', []),
      ]),
  },
]

/** Firmware before 2.30 knows nothing of Redfish (facts.md 2). */
const isBeforeRedfish = ({ machine }: View) => Number.parseFloat(shortFirmware(machine)) < 2.3

/** Everything that an iLO 4 has, at its address of Redfish and at the older one. */
export const ilo4Sections = (view: View, asked: Asked): Section[] => {
  const isBefore = isBeforeRedfish(view)
  if (isBefore && asked.model === 'redfish') return []
  const both = (path: string) => [...new Set([path, oldPathOf(path)])]
  const entriesOf = ({ path, named, ...acts }: Page): Entry[] =>
    both(path).map((address) => ({
      path: address,
      read: () => shownAs(named(), asked, isBefore),
      ...acts,
    }))
  const all = () => parts.flatMap(({ pages }) => pages(view, asked))
  const listed: Part = {
    under: ['ResourceDirectory'],
    pages: () => [{ path: 'ResourceDirectory', named: () => directory(all()) }],
  }
  return [
    ...[...parts, listed].map(({ under, pages }) => ({
      under: under.flatMap(both),
      entries: () => pages(view, asked).flatMap(entriesOf),
    })),
    { under: ['RegistryStore'], entries: () => registryTexts(view) },
    {
      under: both('SessionService/Sessions'),
      entries: () => sessionEntriesOf(view, asked, isBefore),
    },
  ]
}
