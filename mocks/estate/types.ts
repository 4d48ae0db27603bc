/**
 * One world. Every protocol shows a part of it: a machine is the same machine in COM, as an iLO and as
 * an OmniStack host. Times are epoch milliseconds of the estate's clock; ids are the sources' own.
 */

import type { ApprovalPolicy, ApprovalRequest } from './approvals'
import type { ComRecord } from './com-record'
import type { Consistency, Federation } from './federation/federation'
import type { Protection } from './protection/types'
import type { FaultName, Saying } from './texts/texts'

export type Region = 'us-west' | 'eu-central' | 'ap-northeast'
export type Health = 'OK' | 'WARNING' | 'CRITICAL'
export type Subsystem =
  | 'fans'
  | 'memory'
  | 'network'
  | 'powerSupplies'
  | 'processor'
  | 'storage'
  | 'temperature'
  | 'bios'

/** From switched on to the start of the operating system. */
export type BootStage = 'RESET' | 'POST' | 'DISCOVERY_START' | 'DISCOVERY_COMPLETE'

/** A physical server. `id` is COM's `<productId>+<serial>`. */
export type Machine = {
  id: string
  uuid: string
  serial: string
  productId: string
  hostName: string
  model: string
  generation: 'GEN_9' | 'GEN_10' | 'GEN_10_PLUS' | 'GEN_11' | 'GEN_12'
  region: Region
  site: string
  groupId: string | null
  subscribed: boolean
  power: 'ON' | 'OFF' | 'POWERING_ON' | 'POWERING_OFF' | 'RESET'
  /** Every change of it that the estate has seen, oldest first. */
  powerChanges: { at: number; from: Machine['power']; to: Machine['power'] }[]
  /** How far its start has come; null: it is not starting. */
  boot: BootStage | null
  assetTag: string
  connected: boolean
  connectedChangedAt: number
  /** Subsystems that are not OK. */
  faults: Map<Subsystem, { health: Health; since: number; alertId: string }>
  processor: string
  memoryMb: number
  romFamily: string
  romVersion: string
  os: { name: string; version: string } | null
  mac: string
  ilo: {
    generation: 4 | 5 | 6 | 7
    firmware: string
    address: string
    exposed: boolean
    /** Since when it runs, or when its restart will be over. */
    upSince: number
  }
  createdAt: number
  updatedAt: number
  led: 'OFF' | 'LIT' | 'BLINKING'
  /** How its iLO is set: as it came, as HPE advises, or so but for one setting. */
  hardening: 'NONE' | 'PARTIAL' | 'WHOLE'
  com: ComRecord
  /** COM's `generation` counter of the record. */
  revision: number
}

export type Group = {
  id: string
  name: string
  region: Region
  site: string
  machineIds: string[]
  description: string | null
  deviceType: DeviceType
  /** Of the settings that it applies; at most one firmware setting counts, the first. */
  settingIds: string[]
  /** Servers with this one tag come into it by themselves. */
  autoAddTags: Record<string, string> | null
  policies: GroupPolicies
  createdAt: number
  updatedAt: number
  /** COM's `generation` counter of the record. */
  revision: number
}

export type DeviceType = 'DIRECT_CONNECT_SERVER' | 'OVE_APPLIANCE_SYNERGY' | 'OVE_APPLIANCE_VM'

/** What happens to servers that come into a group, and when its settings are applied. */
export type GroupPolicies = {
  onDeviceAdd: Record<string, unknown>
  onDeviceApply: { firmwareDowngrade: boolean }
}

/** A configuration that groups apply, by the category's own keys: `DEFAULT`, or a generation. */
export type Setting = {
  id: string
  /** Null where HPE has defined it, for every region. */
  region: Region | null
  name: string
  description: string | null
  category: string
  settings: Record<string, unknown>
  createdAt: number
  updatedAt: number
  revision: number
}

export type Alert = {
  id: string
  region: Region
  machineId: string
  at: number
  severity: Health
  category: string
  messageKey: FaultName
  /** Where in COM it comes from; null: from the iLO. */
  origin: string | null
  clearedAt: number | null
}

export type Activity = {
  id: string
  region: Region
  at: number
  key: string
  saying: Saying
  sourceType: string
  sourceId: string
  sourceName: string
  machineId: string | null
  health: Health | null
}

/** A COM job. One that is PENDING waits for its turn on the resource. */
export type Job = {
  id: string
  region: Region
  templateId: string
  name: string
  resourceType: string
  resourceId: string
  parentId: string | null
  state: 'PENDING' | 'APPROVAL_PENDING' | 'RUNNING' | 'STALLED' | 'ERROR' | 'COMPLETE'
  resultCode: 'SUCCESS' | 'FAILURE' | 'DECLINED' | null
  status: string
  params: Readonly<Record<string, unknown>>
  /** It vanishes when it is complete. */
  deleteOnComplete: boolean
  /** Servers whose turn has not come are left out. */
  stopRequested: boolean
  createdAt: number
  updatedAt: number
  revision: number
}

/** A Data Services async-operation (a task) or a COM one, by `family`. */
export type Operation = {
  id: string
  family: 'data-services' | 'compute-ops'
  region: Region
  name: string
  state: 'INITIALIZED' | 'RUNNING' | 'PAUSED' | 'SUCCEEDED' | 'FAILED' | 'TIMEDOUT' | 'CANCELLED'
  healthStatus: 'OK' | 'WARNING' | 'ERROR' | 'UNKNOWN'
  percent: number
  /** How long it is expected to run; 0 where nobody knows. */
  estimatedMinutes: number
  /** How often it wants to be asked. */
  pollSeconds: number
  /** Where a person can help it on. */
  consoleUri: string | null
  parentId: string | null
  childIds: string[]
  log: { at: number; message: string }[]
  error: { error: string; errorCode: string; traceId: string } | null
  recommendations: string[]
  sourceUri: string | null
  resources: { name: string; uri: string; type: string }[]
  user: string
  service: string
  createdAt: number
  startedAt: number | null
  endedAt: number | null
  updatedAt: number
  revision: number
}

/** A VM under Backup and Recovery (`system: 'greenlake'`) or on OmniStack (`system: federation id`). */
export type Vm = {
  id: string
  name: string
  /** Region of the workspace, or federation id. */
  home: { greenlake: Region } | { omnistack: string }
  machineId: string
  clusterId: string
  clusterName: string
  datastoreId: string
  datastoreName: string
  power: 'ON' | 'OFF'
  capacityBytes: number
  memoryMb: number
  cpus: number
  guest: string
  policyId: string | null
  jobId: string | null
  /** Minutes past the policy's full interval at which this VM's runs start. */
  offsetMinutes: number
  /** Its runs are suspended. */
  suspended: boolean
  /** Why its runs fail at the moment. */
  ailment: string | null
  /** What is being done to it. One that is DELETED stays while it has recovery points. */
  state: 'OK' | 'CREATING' | 'UPDATING' | 'REFRESHING' | 'RESTORING' | 'DELETING' | 'DELETED'
  /** What somebody has plugged into it otherwise than it was made (see vm-parts.ts). */
  disks?: Omit<VmDisk, 'path'>[]
  adapters?: VmAdapter[]
  createdAt: number
  updatedAt: number
  revision: number
}

/** A virtual disk. `label` is what vSphere calls it. */
export type VmDisk = { id: string; label: string; path: string; capacityBytes: number }

/** A virtual network adapter. */
export type VmAdapter = { label: string; mac: string; networkId: string; network: string }

/** A vCenter of a region, one a site. */
export type HypervisorManager = {
  id: string
  name: string
  region: Region
  site: string
  state: 'OK' | 'REFRESHING'
  createdAt: number
  refreshedAt: number
  revision: number
}

/** A cluster of hypervisors; its hosts are machines. */
export type HypervisorCluster = {
  id: string
  name: string
  region: Region
  managerId: string
  machineIds: string[]
  createdAt: number
}

/** Where VMs of one cluster keep their disks, thinly provisioned. */
export type Datastore = {
  id: string
  name: string
  region: Region
  clusterId: string
  kind: 'VMFS' | 'VVOL'
  capacityBytes: number
  createdAt: number
}

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

/** Something about a region's resources that somebody should see to. */
export type Issue = {
  id: string
  region: Region
  name: string
  body: string
  recommendation: string
  category: 'CAPACITY' | 'PERFORMANCE' | 'HARDWARE' | 'DATA_PROTECTION'
  severity: 'CRITICAL' | 'WARNING' | 'INFO'
  services: string[]
  source: { id: string; name: string; uri: string; type: string }
  createdAt: number
  lastOccurredAt: number
  occurrenceCount: number
  clearedAt: number | null
  snooze: { for: 'DAY' | 'WEEK' | 'MONTH' | 'INFINITE'; until: number; by: string } | null
  updatedAt: number
  revision: number
}

/** What a second person has to approve before it happens. */
export type HeldOperation = {
  id: string
  region: Region
  /** One word. */
  operation: string
  description: string
  /** The product that asks. */
  product: string
  resource: { name: string; uri: string; type: string }
  state: 'PENDING' | 'APPROVED' | 'CANCELLED'
  requestedAt: number
  requestedBy: string
  checkedAt: number | null
  checkedBy: string | null
  revision: number
  /** What follows from either verdict. */
  follows: { approved: (at: number) => void; cancelled: (at: number) => void }
}

/** Whether a region's destructive operations need a second person, and who said so. */
type DualAuthorization = {
  on: boolean
  changedAt: number
  changedBy: string
  revision: number
}

/** Everything that there is; what each protocol answers from. */
export type World = {
  machines: Map<string, Machine>
  /** Of other vendors: only their own BMC knows them. */
  foreign: Map<string, Machine>
  groups: Map<string, Group>
  settings: Map<string, Setting>
  federations: Federation[]
  policies: Map<string, Policy>
  vms: Map<string, Vm>
  hypervisorManagers: Map<string, HypervisorManager>
  hypervisorClusters: Map<string, HypervisorCluster>
  datastores: Map<string, Datastore>
  /** By VM or group, oldest first; what has expired may still stand here until its next run. */
  backups: Map<string, Backup[]>
  /** Snapshots on arrays, kept in the same way. */
  snapshots: Map<string, Backup[]>
  protection: Protection
  alerts: Map<string, Alert>
  /** Oldest first. */
  activities: Activity[]
  jobs: Map<string, Job>
  approvalPolicies: Map<string, ApprovalPolicy>
  approvalRequests: Map<string, ApprovalRequest>
  operations: Map<string, Operation>
  issues: Map<string, Issue>
  heldOperations: Map<string, HeldOperation>
  /** By region; one that is missing has never been switched on. */
  dualAuthorization: Map<Region, DualAuthorization>
}
