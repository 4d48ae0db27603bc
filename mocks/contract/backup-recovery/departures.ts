import type { Departure } from '../departure'

const path = {
  why: 'Addresses of resources are paths, not whole URIs.',
  reference: 'backup-recovery.protection-policies.post.response-200.json',
}

const customer = {
  operation: '/backup-recovery/v1beta1/protection-stores',
  why: 'A customer id has no dashes.',
  reference: 'data-services facts.md 5',
}

export const backupRecoveryDepartures: Departure[] = [
  { at: '/resourceUri', ...path },
  { at: '/*/resourceUri', ...path },
  { at: '/protections/*/protectionStoreInfo/resourceUri', ...path },
  { at: '/items/*/resourceUri', ...path },
  { at: '/items/*/*/resourceUri', ...path },
  { at: '/items/*/protections/*/protectionStoreInfo/resourceUri', ...path },
  { at: '/customerId', ...customer },
  { at: '/items/*/customerId', ...customer },
]
