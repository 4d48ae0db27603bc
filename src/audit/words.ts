import { auditWord } from '../contract/audit'
import type { Status } from '../contract/shape'

/** What was refused stands out; everything else is told and no more. */
export const actionStatus = (action: string): Status =>
  action.endsWith('-refused')
    ? { rank: 0, word: auditWord(action), shape: 'triangle', tone: 'warning' }
    : { rank: 1, word: auditWord(action), shape: 'dot', tone: 'neutral' }
