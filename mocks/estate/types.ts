/**
 * One world. Every protocol shows a part of it: a machine is the same machine in COM, as an iLO and as
 * an OmniStack host. Times are epoch milliseconds of the estate's clock; ids are the sources' own.
 */

import type { ApprovalPolicy, ApprovalRequest } from './approvals'
import type { Backup, Policy } from './backup-types'
import type { ComRecord } from './com-record'
import type { Federation } from './federation/federation'
import type { Protection } from './protection/types'
import type { DualAuthorization, HeldOperation, Job, Operation } from './task-types'
import type { FaultName, Saying } from './texts/texts'
import type { Datastore, HypervisorCluster, HypervisorManager, Vm } from './virtual/types'

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

/** Everything that there is; what each protocol answers from. */
export type World = {
  machines: Map<string, Machine>
  /** Of other vendors: only their own BMC knows them. */
  foreign: Map<string, Machine>
  /** What a region still has of machines that another manages by now; the ids are theirs. */
  formerRecords: Map<string, Machine>
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
