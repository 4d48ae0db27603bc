import type { ContractCall } from '../contract-call'
import { backupCalls } from './backup-calls'
import { placeCalls } from './place-calls'
import { policyCalls } from './policy-calls'
import { vmCalls } from './vm-calls'

/** How each simulated operation is called, group by group. */
export const omnistackCalls: ContractCall[] = [
  ...vmCalls,
  ...backupCalls,
  ...policyCalls,
  ...placeCalls,
]
