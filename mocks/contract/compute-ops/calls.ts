import type { ContractCall } from '../contract-call'
import { accountCalls } from './accounts'

/** How each simulated operation is called, group by group. */
export const computeOpsCalls: ContractCall[] = [
  { operation: 'GET /compute-ops-mgmt/v1/alerts' },
  ...accountCalls,
]
