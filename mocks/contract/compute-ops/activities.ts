import type { ContractCall } from '../contract-call'

export const activityCalls: ContractCall[] = [
  { operation: 'GET /compute-ops-mgmt/v1/alerts' },
  { operation: 'GET /compute-ops-mgmt/v1beta2/activities' },
  {
    operation: 'GET /compute-ops-mgmt/v1beta2/activities',
    path: '/compute-ops-mgmt/v1beta2/activities?groups=5',
  },
]
