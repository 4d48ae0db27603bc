import type { Appliance } from '../../../estate/appliances'
import { createRandom } from '../../../estate/random'
import { oneviewDialect } from '../../../odata/dialect'
import { readRoutes } from '../../read-routes'
import { resource } from '../../resource'
import type { Route } from '../../route'
import { microTime } from '../../times'
import { oneviewsIn } from './oneview-appliances'

const path = '/compute-ops-mgmt/v1beta1/oneview-settings'

const settings = [
  {
    settingsType: 'timeAndLocale',
    settingsValue: {
      locale: 'en_US.UTF-8',
      localeDisplayName: 'English (United States)',
      ntpServers: ['ntp-1.example', 'ntp-2.example'],
      timeSource: 'SYNCHRONIZE_WITH_TIME_SERVER',
    },
  },
  {
    settingsType: 'updates',
    settingsValue: {
      state: 'ENABLED',
      scheduleInterval: 'WEEKLY',
      intervalInWeeks: 2,
      scheduleDay: 'SUNDAY',
      scheduleTimeUTC: '02:30',
    },
  },
  {
    settingsType: 'proxy',
    settingsValue: { server: 'proxy.example', port: 3128, communicationProtocol: 'HTTP' },
  },
  {
    settingsType: 'globalSettings',
    settingsValue: {
      profileBIOSConsistency: true,
      serverManagementProcessorNtpSource: 'APPLIANCE',
    },
  },
]

/** What each OneView appliance is set to; there is no route of single ones. */
const oneviewSettings = resource<Appliance>({
  service: 'compute-ops',
  path,
  limit: { fallback: 100, min: 0, max: 100 },
  filter: { dialect: oneviewDialect, properties: ['applianceId'] },
  sort: true,
  select: null,
  empty: [],
  list: (scope) => oneviewsIn(scope).filter(({ state }) => state !== 'NOT_ACTIVATED'),
  find: null,
  toWire: (appliance) => {
    const id = createRandom(0, `${appliance.id}/settings`).uuid()
    return {
      id,
      type: 'compute-ops-mgmt/oneview-setting',
      resourceUri: `${path}/${id}`,
      applianceId: appliance.id,
      name: `${appliance.hostName}-settings`,
      description: `Settings of ${appliance.hostName}`,
      settings,
      generation: 1,
      createdAt: microTime(appliance.createdAt),
      updatedAt: microTime(appliance.changedAt),
    }
  },
})

export const oneviewSettingsRoutes: Route[] = readRoutes(oneviewSettings)
