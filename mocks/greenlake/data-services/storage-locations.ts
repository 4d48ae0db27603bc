import { dataServicesDialect } from '../../odata/dialect'
import { resource } from '../resource'

const path = '/data-services/v1beta1/storage-locations'

type Location = {
  provider: 'AWS' | 'AZURE'
  providerId: string
  name: string
  city: string
  geography: 'North America' | 'Europe' | 'Asia Pacific'
  timezone: string
}

const at = (
  provider: Location['provider'],
  providerId: string,
  name: string,
  city: string,
  geography: Location['geography'],
  timezone: string,
): Location => ({ provider, providerId, name, city, geography, timezone })

const locations: Location[] = [
  at('AWS', 'us-east-1', 'N. Virginia', 'Washington', 'North America', 'US/Eastern'),
  at('AWS', 'us-east-2', 'Ohio', 'Columbus', 'North America', 'US/Eastern'),
  at('AWS', 'us-west-2', 'Oregon', 'Portland', 'North America', 'US/Pacific'),
  at('AWS', 'eu-central-1', 'Frankfurt', 'Frankfurt', 'Europe', 'Europe/Berlin'),
  at('AWS', 'eu-west-3', 'Paris', 'Paris', 'Europe', 'Europe/Paris'),
  at('AWS', 'ap-northeast-1', 'Tokyo', 'Tokyo', 'Asia Pacific', 'Asia/Tokyo'),
  at('AZURE', 'eastus2', 'East US 2', 'Richmond', 'North America', 'US/Eastern'),
  at('AZURE', 'westeurope', 'West Europe', 'Amsterdam', 'Europe', 'Europe/Amsterdam'),
]

/** One stamp for all of them, to the microsecond, as the live list has it. */
const since = '2024-02-05T16:02:31.329685Z'

/** GET v1beta1/storage-locations: all of them at once; nothing but `'x' in capabilities` (facts.md 8). */
export const storageLocations = resource<Location>({
  service: 'data-services',
  path,
  limit: null,
  filter: {
    dialect: { ...dataServicesDialect, comparisons: [], functions: [] },
    properties: ['capabilities'],
  },
  sort: false,
  select: null,
  empty: null,
  list: () => locations,
  find: null,
  toWire: ({ provider, providerId, name, ...place }) => {
    const id = `${provider.toLowerCase()}:${providerId}`
    return {
      ...place,
      id,
      type: 'data-services/storage-location',
      resourceUri: `${path}/${id}`,
      name: `${name} - ${provider === 'AWS' ? 'AWS' : 'Azure'}`,
      cloudServiceProvider: provider,
      cloudServiceProviderId: providerId,
      capabilities: ['backup-and-recovery'],
      generation: 1,
      createdAt: since,
      updatedAt: since,
    }
  },
})
