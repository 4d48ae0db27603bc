import { releases } from '../../greenlake/data-services/software-catalogue'
import type { ContractCall } from '../contract-call'

const root = '/data-services/v1beta1'
const [withdrawn, , current] = releases

const upgrades = `${root}/software-upgrades`

export const catalogueCalls: ContractCall[] = [
  { operation: `GET ${root}/software-releases` },
  { operation: `GET ${root}/software-releases`, path: `${root}/software-releases?limit=0` },
  {
    operation: `GET ${root}/software-releases/{id}`,
    path: `${root}/software-releases/${current?.id}`,
  },
  {
    operation: `POST ${root}/software-releases/{id}/download`,
    path: `${root}/software-releases/${current?.id}/download`,
    body: { file: 'SOFTWARE' },
    status: 303,
  },
  {
    operation: `POST ${root}/software-releases/{id}/download`,
    path: `${root}/software-releases/${withdrawn?.id}/download`,
    body: { file: 'SIGNATURE' },
    status: 403,
  },
  {
    operation: `GET ${root}/software-components/{id}/install-release`,
    path: `${root}/software-components/${current?.componentId}/install-release`,
  },
  {
    operation: `GET ${upgrades}`,
    path: `${upgrades}?software-component-id=${current?.componentId}&version=1.4.0&serial-number=AF-1`,
  },
  { operation: `GET ${upgrades}`, path: upgrades, status: 400 },
  { operation: `GET ${root}/storage-locations` },
  {
    operation: `GET ${root}/storage-locations`,
    path: `${root}/storage-locations?filter=name eq 'x'`,
    status: 400,
  },
  { operation: `GET ${root}/tags` },
  { operation: `GET ${root}/tags`, path: `${root}/tags?select=key`, status: 400 },
]
