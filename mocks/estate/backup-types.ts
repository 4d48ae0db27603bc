import type { Consistency } from './federation/federation'
import type { Region } from './types'

export type Policy = {
  id: string
  name: string
  home: { greenlake: Region } | { omnistack: string }
  /** 0: takes none. */
  everyMinutes: number
  keepMinutes: number
  destination: string
}

/** A copy of a VM, or of what is protected as one: a snapshot on its array or a backup in a store. */
export type Backup = {
  id: string
  /** The VM, or the group under Backup and Recovery. */
  vmId: string
  tier: 'SNAPSHOT' | 'BACKUP' | 'CLOUD_BACKUP'
  name: string
  description: string
  at: number
  expiresAt: number | null
  origin: 'POLICY' | 'MANUAL'
  state: 'RUNNING' | 'GOOD' | 'FAILED' | 'DEGRADED' | 'QUEUED'
  reason: string | null
  sizeBytes: number
  destination: string
  applicationConsistent: boolean
  full: boolean
  /** The Data Services operation that took it. */
  operationId: string | null
  /** Left out: it lies at home, and nobody has measured or cancelled it. */
  omnistack?: OmnistackFacts
  /** The schedule of its policy that it was taken for; null: by hand, or on OmniStack. */
  scheduleId: number | null
  /** The protection store in which it lies; null for snapshots and on OmniStack. */
  storeId: string | null
  /** What is being done with it. */
  busy: 'UPDATING' | 'DELETING' | 'PENDING_DELETE_APPROVAL' | 'IN_USE_FOR_RESTORE' | null
  /** Nobody deletes it before. */
  lockedUntil: number | null
  changedAt: number
  revision: number
}

/** What an OmniStack federation knows of a backup besides. */
export type OmnistackFacts = {
  /** Cluster or external store that keeps it, where that is not the cluster of the VM. */
  place?: { clusterId: string } | { externalStore: string }
  consistency?: Consistency
  sent?: { bytes: number; durationMs: number; at: number }
  unique?: { bytes: number; at: number }
  cancel?: 'asked' | 'done'
}
