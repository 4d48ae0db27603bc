import type { ComplianceState } from '../../../../contract/server-look'
import { lookup } from '../../tolerant'

const states = {
  COMPLIANT: 'compliant',
  NOT_COMPLIANT: 'not-compliant',
  UNKNOWN: 'unknown',
  NOT_APPLICABLE: 'not-applicable',
} as const satisfies Record<string, ComplianceState>

/** The vocabulary, also where it is written as words (facts.md 6.4: "Not Compliant"). */
export const complianceOf = (said: string | null): ComplianceState =>
  lookup<ComplianceState>(states, said?.toUpperCase().replaceAll(/\s+/g, '_') ?? null, 'unknown')
