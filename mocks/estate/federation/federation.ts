import type { Region } from '../types'
import type { Vm } from '../virtual/types'
import type { BackupList } from './backup-list'

/** An OmniStack cluster, with what operators set for it. */
export type FederationCluster = {
  id: string
  name: string
  hostIds: string[]
  /** A name such as `Europe/Paris`. */
  timeZone: string
  /** Whether the Intelligent Workload Optimizer may place VMs. */
  optimizer: boolean
  arbiterConnected: boolean
}

/** A machine that carries a virtual controller. Its id is the machine's UUID. */
export type FederationHost = {
  id: string
  machineId: string
  clusterId: string
  name: string
  /** Address of its virtual controller. */
  controller: string
  /** Policies take no backups of VMs on it. */
  suspended: boolean
  /** How far its controller is with being shut down. */
  shutdown: 'NONE' | 'HA' | 'IN_PROGRESS' | 'FORCE_IN_PROGRESS' | 'CANCEL_IN_PROGRESS'
  /** When its controller was shut down; the machine's next start brings it back. Epoch ms. */
  stoppedAt: number | null
}

export type FederationDatastore = {
  id: string
  name: string
  clusterId: string
  policyId: string
  sizeBytes: number
  createdAt: number
  /** Its VMs have no second copy. */
  singleReplica: boolean
  /** Names of hosts without a controller that mount it too. */
  sharedWith: string[]
}

/** A StoreOnce that a cluster may back up to. */
export type ExternalStore = {
  name: string
  clusterId: string
  type: 'StoreOnceOnPrem' | 'StoreOnceCloud'
  address: string
  managementPort: number
  storagePort: number
}

/** When a policy takes backups, and where they go. */
export type PolicyRule = {
  id: string
  everyMinutes: number
  keepMinutes: number
  /** `All`, days of the week, days of the month or `last`. */
  days: string
  /** `HH:mm`; the same as `endTime` is no window. */
  startTime: string
  endTime: string
  /** Null: the cluster of the VM. */
  destinationId: string | null
  externalStore: string | null
  consistency: Consistency
}

export type Consistency = 'NONE' | 'DEFAULT' | 'VSS' | 'FAILEDVSS' | 'NOT_APPLICABLE'

/** Something that a federation was asked to do. `id`: three UUIDs joined by colons. */
export type FederationTask = {
  id: string
  state: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'
  startedAt: number
  /** When it will have ended if nothing goes wrong. */
  dueAt: number
  endedAt: number | null
  affected: Affected[]
  error: { code: number; message: string } | null
}

/** What a task has created or changed. */
export type Affected = {
  type:
    | 'virtual_machine'
    | 'datastore'
    | 'omnistack_cluster'
    | 'backup'
    | 'host'
    | 'policy'
    | 'rule'
  id: string
}

/** An OmniStack federation: clusters of hosts that keep two copies of each VM. */
export type Federation = {
  id: string
  name: string
  region: Region
  /** Asked at any controller (`peer`), or at one management appliance (`central`). */
  management: 'peer' | 'central'
  clusterGroup: { id: string; name: string }
  clusters: FederationCluster[]
  hosts: FederationHost[]
  datastores: FederationDatastore[]
  externalStores: ExternalStore[]
  /** By policy, in their order; a policy without any takes no backups. */
  rules: Map<string, PolicyRule[]>
  /** Also those that have ended a while ago. */
  tasks: Map<string, FederationTask>
  /** How many tasks it has ever been given. */
  taskCount: number
  /** VMs that are gone while backups of them remain. */
  departed: Map<string, { vm: Vm; at: number }>
  backups: BackupList
}
