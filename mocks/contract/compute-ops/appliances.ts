import { appliancesOf } from '../../estate/appliances'
import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn } from '../contract-call'

const root = '/compute-ops-mgmt'
const first =
  (path: string, suffix = '') =>
  async ({ send }: Subject) =>
    `${path}/${firstIdIn(await send('GET', path))}${suffix}`

const appliances = `${root}/v1beta2/appliances`
const oneviews = `${root}/v1beta1/oneview-appliances`
const templates = `${root}/v1beta1/oneview-server-templates`
const warranties = `${root}/v1beta2/server-warranty`
const bundles = (version: string) => `${root}/${version}/appliance-firmware-bundles` as const

/** One that manages no server, and so can be taken away. */
const spare =
  (path: string, kind: 'GATEWAY' | 'VM') =>
  ({ estate, region }: Subject) => {
    const here = [...estate.machines.values()].filter((one) => one.region === region)
    return `${path}/${appliancesOf(here).find((one) => one.kind === kind)?.id}`
  }

export const applianceCalls: ContractCall[] = [
  { operation: `GET ${appliances}` },
  { operation: `GET ${appliances}/{device_id}`, path: first(appliances) },
  { operation: `DELETE ${appliances}/{device_id}`, path: spare(appliances, 'GATEWAY') },
  {
    operation: `GET ${appliances}/{device_id}/certificate`,
    path: first(appliances, '/certificate'),
  },
  { operation: `GET ${oneviews}`, path: `${oneviews}?filter=eq(applianceType,'VM')` },
  { operation: `GET ${oneviews}/{device-id}`, path: first(oneviews) },
  { operation: `POST ${oneviews}`, body: { id: '5d6d2c4b-7f0c-4f57-9d6f-6d7b2b0b7c11' } },
  { operation: `DELETE ${oneviews}/{device-id}`, path: spare(oneviews, 'VM') },
  { operation: `GET ${root}/v1beta1/oneview-settings` },
  { operation: `GET ${templates}` },
  { operation: `GET ${templates}/{id}`, path: first(templates) },
  ...['v1', 'v1beta1'].flatMap((version): ContractCall[] => [
    { operation: `GET ${bundles(version)}` },
    { operation: `GET ${bundles(version)}/{id}`, path: first(bundles(version)) },
  ]),
  { operation: `GET ${warranties}` },
  { operation: `GET ${warranties}/{id}`, path: first(warranties) },
]
