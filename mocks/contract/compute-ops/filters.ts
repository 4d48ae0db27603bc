import type { ContractCall, Subject } from '../contract-call'
import { firstIdIn, idIn } from '../contract-call'

const path = '/compute-ops-mgmt/v1beta1/filters'
const filter = { name: 'Paris', filter: "tags/Site eq 'paris'", filterTags: "'Rack' in keys" }
const saved = async ({ send }: Subject) => `${path}/${idIn(await send('POST', path, filter))}`
const first =
  (suffix = '') =>
  async ({ send }: Subject) =>
    `${path}/${firstIdIn(await send('GET', path))}${suffix}`

export const filterCalls: ContractCall[] = [
  { operation: `GET ${path}` },
  { operation: `POST ${path}`, body: filter },
  { operation: `GET ${path}/properties` },
  { operation: `GET ${path}/{id}`, path: first() },
  { operation: `PATCH ${path}/{id}`, path: saved, body: { description: 'All of Paris' } },
  { operation: `DELETE ${path}/{id}`, path: saved },
  { operation: `GET ${path}/{id}/matches`, path: first('/matches') },
]
