import type { Departure } from '../departure'

export const computeOpsDepartures: Departure[] = [
  {
    operation: '/compute-ops-mgmt/v1/alerts',
    at: '/items/*/severity',
    why: 'Live alerts carry the severity in title case.',
    reference: 'compute-ops facts.md 6.2',
  },
]
