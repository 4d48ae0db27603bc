import { accountIdOf } from '../../greenlake/compute-ops/tenants/accounts'
import type { ContractCall } from '../contract-call'

const path = '/compute-ops-mgmt/v1beta1/accounts'

export const accountCalls: ContractCall[] = [
  {
    operation: `GET ${path}/{id}`,
    path: ({ workspaceId }) => `${path}/${accountIdOf(workspaceId)}`,
  },
  {
    operation: `GET ${path}/{id}/tenants`,
    path: ({ workspaceId }) => `${path}/${accountIdOf(workspaceId)}/tenants`,
  },
]
