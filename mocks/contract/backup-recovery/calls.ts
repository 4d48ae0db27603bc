import type { ContractCall } from '../contract-call'
import { applianceCalls } from './appliances'
import { copyCalls } from './copies'
import { databaseFamilyCalls } from './databases'
import { groupCalls } from './groups'
import { protectionCalls } from './protection'
import { volumeCalls } from './volumes'

/** How each simulated operation is called, group by group. */
export const backupRecoveryCalls: ContractCall[] = [
  ...copyCalls,
  ...protectionCalls,
  ...applianceCalls,
  ...groupCalls,
  ...volumeCalls,
  ...databaseFamilyCalls,
]
