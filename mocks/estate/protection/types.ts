import type { Backup } from '../backup-types'
import type { Region } from '../types'

/** Where copies of a tier go: array snapshots, a store on premises, a store in the cloud. */
export type TierType = 'SNAPSHOT' | 'BACKUP' | 'CLOUD_BACKUP'

export type Span = { unit: 'HOURS' | 'DAYS' | 'WEEKS' | 'MONTHS' | 'YEARS'; value: number }

/** How often a schedule runs, in Backup and Recovery's words. */
export type Timing = {
  recurrence: 'BY_MINUTES' | 'HOURLY' | 'DAILY' | 'WEEKLY' | 'MONTHLY'
  repeatInterval: { every: number; on?: number[] | undefined }
  startTime?: string | undefined
  activeTime?: { activeFromTime: string; activeUntilTime: string } | undefined
}

/** A schedule as policies carry it (data-services facts.md 11). */
export type Schedule = {
  scheduleId: number
  name?: string | undefined
  schedule: Timing
  expireAfter?: Span | undefined
  lockFor?: Span | undefined
  namePattern?: { format?: string | undefined } | undefined
  /** The schedule whose copies this one copies. */
  sourceProtectionScheduleId?: number | undefined
  preScriptInfo?: { path: string } | undefined
  postScriptInfo?: { path: string } | undefined
}

export type Tier = { id: string; type: TierType; storeId: string | null; schedules: Schedule[] }

/** What a policy is for. */
export type ApplicationType = 'VMWARE' | 'HPE_ARRAY_VOLUME' | 'MSSQL'

/** What a policy can be applied to. */
export type AssetKind =
  | 'VM'
  | 'GROUP'
  | 'DATASTORE'
  | 'VOLUME_GROUP'
  | 'DATABASE'
  | 'DATABASE_GROUP'

/** What a protection policy has under Backup and Recovery alone. */
export type PolicyFacts = {
  applicationType: ApplicationType
  tiers: Tier[]
  description: string
  createdBy: string
  createdAt: number
  updatedAt: number
  revision: number
}

/** What a job says other than its policy, for one schedule. */
type ScheduleOverride = { scheduleId: number; [name: string]: unknown }

/** A policy applied to a VM, or to something else that is protected as one. */
export type ProtectionJob = {
  id: string
  region: Region
  asset: { id: string; kind: AssetKind }
  policyId: string
  /** Minutes past the full interval at which its runs start. */
  offsetMinutes: number
  /** Ids of schedules that do not run. */
  suspended: Set<number>
  overrides: ScheduleOverride[]
  effectiveFrom: number | null
  /** The last runs of each schedule by its id, oldest first, and the last that was good. Epoch ms. */
  runs: Map<number, { recent: Backup[]; goodAt: number | null }>
  createdAt: number
  updatedAt: number
  revision: number
}

/** Where copies lie. On premises behind a gateway or a StoreOnce, in the cloud by way of one. */
export type Store = {
  id: string
  region: Region
  name: string
  type: 'ON_PREMISES' | 'CLOUD'
  system: { type: 'PROTECTION_STORE_GATEWAY' | 'STOREONCE'; id: string }
  /** `aws:eu-central-1`; null on premises. */
  locationId: string | null
  /** What fits on its disks; null where nothing limits it. */
  capacityBytes: number | null
  /** What its copies hold, before deduplication. */
  copiesBytes: number
  /** What lies on its disks beside the copies. */
  otherBytes: number
  createdAt: number
  updatedAt: number
  revision: number
}

/** A network port of an appliance. */
export type Nic = {
  id: string
  networkName: string
  networkAddress: string
  networkType: 'DHCP' | 'STATIC'
  subnetMask: string
  gateway: string
}

/** How much a gateway is made for. */
export type Sizing = {
  maxInCloudDailyProtectedDataInTiB: number
  maxInCloudRetentionDays: number
  maxOnPremDailyProtectedDataInTiB: number
  maxOnPremRetentionDays: number
}

export type Proxy = {
  networkAddress: string
  port: number
  username: string
}

/** A protection store gateway: the VM in front of stores. */
export type Gateway = {
  id: string
  region: Region
  name: string
  orchestratorId: string
  state:
    | 'PSG_STATE_DEPLOYING'
    | 'PSG_STATE_OK'
    | 'PSG_STATE_OK_OFF'
    | 'PSG_STATE_UPDATING'
    | 'PSG_STATE_DELETING'
    | 'PSG_STATE_POWERING_ON'
    | 'PSG_STATE_VM_SHUTTING_DOWN'
    | 'PSG_STATE_VM_RESTARTING'
    | 'PSG_STATE_UPDATING_STORAGE_ADD'
  sizing: Sizing
  override: {
    cpu?: number | undefined
    ramInGiB?: number | undefined
    storageInTiB?: number | undefined
  }
  datastoreIds: string[]
  dns: string[]
  ntp: string[]
  nics: Nic[]
  proxy: Proxy | null
  remoteSupport: boolean
  softwareVersion: string
  serialNumber: string
  createdAt: number
  updatedAt: number
  revision: number
}

/** A Data Orchestrator: what Backup and Recovery works through on premises. */
export type Orchestrator = {
  id: string
  region: Region
  name: string
  serialNumber: string
  softwareVersion: string
  connected: boolean
  power: 'ON' | 'OFF'
  state: 'OK' | 'RECOVERING'
  address: string
  timezone: string
  dns: string[]
  ntp: string[]
  proxy: Proxy | null
  remoteSupport: boolean
  poweredOnAt: number
  createdAt: number
  updatedAt: number
  revision: number
}

export type StoreOnce = {
  id: string
  region: Region
  name: string
  description: string
  serialNumber: string
  softwareVersion: string
  address: string
  capacityBytes: number
  state: 'OK' | 'REGISTERING' | 'DELETING'
  checkedAt: number
  createdAt: number
  updatedAt: number
  revision: number
}

/** VMs that are protected together. */
export type ProtectionGroup = {
  id: string
  region: Region
  name: string
  description: string
  type: 'NATIVE' | 'CUSTOM' | 'DYNAMIC'
  category: 'VVOL_VMS' | 'VMFS_DATASTORES' | 'VMFS_VMS'
  vmIds: string[]
  jobId: string | null
  state: 'OK' | 'CREATING' | 'UPDATING' | 'REFRESHING' | 'RESTORING' | 'DELETING'
  createdAt: number
  updatedAt: number
  revision: number
}

/** Volumes of one array that are protected together. */
export type VolumeGroup = {
  id: string
  region: Region
  name: string
  description: string
  type: 'NATIVE' | 'CUSTOM'
  /** Of the datastores that lie on the volumes. */
  datastoreIds: string[]
  state: 'OK' | 'UPDATING' | 'REFRESHING' | 'RESTORING_BACKUP' | 'RESTORING_SNAPSHOT' | 'DELETING'
  /** By the id of a backup: the hosts that it is attached to. */
  attached: Map<string, string[]>
  createdAt: number
  updatedAt: number
  revision: number
}

/** A guest with SQL Server in it. */
export type ApplicationHost = {
  id: string
  region: Region
  name: string
  description: string
  address: string
  username: string
  vmId: string | null
  state: 'OK' | 'CREATING' | 'UPDATING' | 'REFRESHING' | 'DELETING'
  createdAt: number
  updatedAt: number
  revision: number
}

export type SqlInstance = {
  id: string
  region: Region
  name: string
  hostId: string
  credentials: { mode: 'WINDOWS' | 'SQL'; username: string }
  state: 'OK' | 'UPDATING' | 'REFRESHING'
  createdAt: number
  updatedAt: number
  revision: number
}

export type SqlDatabase = {
  id: string
  region: Region
  name: string
  instanceId: string
  sizeBytes: number
  state: 'OK' | 'REFRESHING' | 'RESTORING'
  createdAt: number
  updatedAt: number
  revision: number
}

/** Databases that are protected together: those of an instance, or some. */
export type SqlGroup = {
  id: string
  region: Region
  name: string
  description: string
  databaseIds: string[]
  /** Null: some databases, each by itself. */
  native: { instanceId: string; excludeSystemDatabases: boolean } | null
  state: 'OK' | 'UPDATING' | 'DELETING'
  createdAt: number
  updatedAt: number
  revision: number
}

/** What Backup and Recovery has beside VMs, policies and copies. */
export type Protection = {
  /** By the id of the policy. */
  policies: Map<string, PolicyFacts>
  jobs: Map<string, ProtectionJob>
  groups: Map<string, ProtectionGroup>
  stores: Map<string, Store>
  gateways: Map<string, Gateway>
  orchestrators: Map<string, Orchestrator>
  storeOnces: Map<string, StoreOnce>
  volumeGroups: Map<string, VolumeGroup>
  applicationHosts: Map<string, ApplicationHost>
  sqlInstances: Map<string, SqlInstance>
  sqlDatabases: Map<string, SqlDatabase>
  sqlGroups: Map<string, SqlGroup>
}
