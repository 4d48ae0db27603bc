import type { ContractCall } from '../contract-call'
import { readCalls } from './reads'
import { writeCalls } from './writes'

/** How each simulated operation is called, group by group. */
export const virtualizationCalls: ContractCall[] = [...readCalls, ...writeCalls]
