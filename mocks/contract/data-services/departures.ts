import type { Departure } from '../departure'

const defaultGroup = {
  why: 'The id of the default group is the customer id, which has no dashes.',
  reference: 'data-services facts.md 6',
}

export const dataServicesDepartures: Departure[] = [
  { at: '/groups/*/id', ...defaultGroup },
  { at: '/items/*/groups/*/id', ...defaultGroup },
  { at: '/associatedResources/*/groups/*/id', ...defaultGroup },
  { at: '/items/*/associatedResources/*/groups/*/id', ...defaultGroup },
  {
    operation: '/data-services/v1beta1/async-operations',
    at: '/parent',
    why: 'An operation without a parent has null there.',
    reference: 'data-services facts.md 6, async-op.gen2 samples',
  },
  {
    operation: '/data-services/v1beta1/async-operations',
    at: '/items/*/parent',
    why: 'An operation without a parent has null there.',
    reference: 'data-services facts.md 6, async-op.gen2 samples',
  },
  {
    operation: '/data-services/v1beta1/issues',
    status: 422,
    at: '(answer)',
    why: 'Issues still refuse a selection in the older shape of errors.',
    reference: 'data-services facts.md 4.1, error.gen1.issues-select-missing-required.422.json',
  },
]
