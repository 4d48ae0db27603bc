import type { ContractCall } from '../contract-call'
import { applianceCalls } from './appliances'
import { copyCalls } from './copies'
import { groupCalls } from './groups'
import { protectionCalls } from './protection'

/** How each simulated operation is called, group by group. */
export const backupRecoveryCalls: ContractCall[] = [
  ...copyCalls,
  ...protectionCalls,
  ...applianceCalls,
  ...groupCalls,
]
