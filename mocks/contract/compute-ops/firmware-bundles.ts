import { firmwareBundles } from '../../estate/firmware-bundles'
import type { ContractCall } from '../contract-call'

const patch = firmwareBundles.find(({ type }) => type === 'PATCH')

const reads = (path: string): ContractCall[] => [
  { operation: `GET /compute-ops-mgmt/${path}` as const },
  {
    operation: `GET /compute-ops-mgmt/${path}/{id}` as const,
    path: `/compute-ops-mgmt/${path}/${patch?.id}`,
  },
]

export const firmwareBundleCalls: ContractCall[] = [
  ...reads('v1/firmware-bundles'),
  ...reads('v1beta2/firmware-bundles'),
  ...firmwareBundles.map(({ id }): ContractCall => ({
    operation: 'GET /compute-ops-mgmt/v1/firmware-bundles/{id}/bundle-details',
    path: `/compute-ops-mgmt/v1/firmware-bundles/${id}/bundle-details`,
  })),
]
