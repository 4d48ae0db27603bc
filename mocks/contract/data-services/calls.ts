import type { ContractCall } from '../contract-call'
import { catalogueCalls } from './catalogue'
import { dualAuthCalls } from './dual-auth'
import { issueCalls } from './issues'
import { operationCalls } from './operations'
import { secretCalls } from './secrets'

/** How each simulated operation is called, group by group. */
export const dataServicesCalls: ContractCall[] = [
  ...operationCalls,
  ...issueCalls,
  ...dualAuthCalls,
  ...secretCalls,
  ...catalogueCalls,
]
