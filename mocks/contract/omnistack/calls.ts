import type { ContractCall } from '../contract-call'

/** How each simulated operation is called, group by group. */
export const omnistackCalls: ContractCall[] = []
