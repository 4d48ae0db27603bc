import type { Region } from '../types'

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
