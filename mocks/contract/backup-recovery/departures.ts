import type { Departure } from '../departure'

const path = {
  why: 'Addresses of resources are paths, not whole URIs.',
  reference: 'backup-recovery.protection-policies.post.response-200.json',
}

const customer = {
  why: 'A customer id has no dashes.',
  reference: 'data-services facts.md 5',
}

const volume = {
  operation: '/backup-recovery/v1beta1/volume-protection-groups',
  why: 'Ids of volumes are not UUIDs.',
  reference: 'virtualization.datastores.list.json',
}

export const backupRecoveryDepartures: Departure[] = [
  { at: '/resourceUri', ...path },
  { at: '/*/resourceUri', ...path },
  { at: '/virtualizationInfo/hypervisorManagerInfo/resourceUri', ...path },
  { at: '/protections/*/protectionStoreInfo/resourceUri', ...path },
  { at: '/items/*/resourceUri', ...path },
  { at: '/items/*/*/resourceUri', ...path },
  { at: '/items/*/virtualizationInfo/hypervisorManagerInfo/resourceUri', ...path },
  { at: '/items/*/protections/*/protectionStoreInfo/resourceUri', ...path },
  { at: '/customerId', ...customer },
  { at: '/items/*/customerId', ...customer },
  { at: '/assets/*/id', ...volume },
  { at: '/items/*/assets/*/id', ...volume },
  { at: '/backupSetsInfo/*/backups/*/sourceVolumeInfo/id', ...volume },
  { at: '/items/*/backupSetsInfo/*/backups/*/sourceVolumeInfo/id', ...volume },
  { at: '/individualSnapshotsInfo/*/volumeId', ...volume },
  { at: '/items/*/individualSnapshotsInfo/*/volumeId', ...volume },
]
