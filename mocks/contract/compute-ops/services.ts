import type { ContractCall, Subject } from '../contract-call'
import { idIn } from '../contract-call'

const root = '/compute-ops-mgmt'
const services = `${root}/v1beta1/external-services`
const configurations = `${root}/v1/metrics-configurations`
const keys = `${root}/v1beta1/activation-keys`

const serviceNow = {
  name: 'Incidents',
  description: null,
  serviceType: 'SERVICE_NOW',
  authenticationType: 'OAUTH',
  authentication: { clientId: 'console', clientSecret: 'secret', refreshToken: 'token' },
  serviceData: {
    incidentUrl: 'https://tickets.example/incidents',
    oauthUrl: 'https://tickets.example/oauth',
    refreshTokenExpiryInDays: 150,
  },
}
const configuration = { metricsCollection: 'SYSTEM_SCHEDULED' }

const existing =
  (path: string, body: unknown, suffix = '') =>
  async ({ send }: Subject) =>
    `${path}/${idIn(await send('POST', path, body))}${suffix}`
const service = (suffix = '') => existing(services, serviceNow, suffix)

export const serviceCalls: ContractCall[] = [
  { operation: `GET ${services}` },
  { operation: `POST ${services}`, body: serviceNow },
  { operation: `GET ${services}/{id}`, path: service() },
  { operation: `PATCH ${services}/{id}`, path: service(), body: { state: 'DISABLED' } },
  { operation: `DELETE ${services}/{id}`, path: service() },
  { operation: `POST ${services}/{id}/test`, path: service('/test') },
  { operation: `GET ${configurations}` },
  {
    operation: `POST ${configurations}`,
    body: { ...configuration, alertResources: [{ type: 'tags', name: 'Site', value: 'paris' }] },
  },
  { operation: `GET ${configurations}/{id}`, path: existing(configurations, configuration) },
  {
    operation: `PATCH ${configurations}/{id}`,
    path: existing(configurations, configuration),
    body: { metricsCollection: 'ON_DEMAND' },
  },
  { operation: `DELETE ${configurations}/{id}`, path: existing(configurations, configuration) },
  {
    operation: `POST ${root}/v1beta1/metrics-collection-requests`,
    body: { requestType: 'SUSTAINABILITY_METRICS_COLLECTION' },
  },
  { operation: `POST ${keys}`, body: { targetDevice: 'ILO', tags: [{ name: 'Row', value: '1' }] } },
  { operation: `GET ${keys}` },
  {
    operation: `DELETE ${keys}/{activation_key}`,
    path: async ({ send }) => {
      const { body } = await send('POST', keys, { targetDevice: 'ILO' })
      return `${keys}/${(body as { activationKey: string }).activationKey}`
    },
  },
]
