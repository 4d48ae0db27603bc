import * as v from 'valibot'
import { count, flag, list, moment, part, prose, text, time, type Wire, word } from '../../tolerant'

/** Vocabularies of compute-ops v1 (schemas.md). All are open: a member may be missing here. */
export const healthStates = [
  'UNKNOWN',
  'OK',
  'WARNING',
  'CRITICAL',
  'READY',
  'NOT_PRESENT',
] as const
export type HealthState = (typeof healthStates)[number]

export const redundancyStates = [
  'NON_REDUNDANT',
  'REDUNDANT',
  'FAILED_REDUNDANT',
  'NOT_PRESENT',
  'UNKNOWN',
] as const
export type RedundancyState = (typeof redundancyStates)[number]

export const powerStates = ['UNKNOWN', 'ON', 'OFF', 'POWERING_ON', 'POWERING_OFF', 'RESET'] as const
export type WirePowerState = (typeof powerStates)[number]

export type SubscriptionState = 'REQUIRED' | 'SUBSCRIBED' | 'EXPIRED'

export const alertSeverities = [
  'OK',
  'WARNING',
  'CRITICAL',
  'UNKNOWN',
  'NOT_PRESENT',
  'REDUNDANT',
  'NON_REDUNDANT',
] as const
export type AlertSeverity = (typeof alertSeverities)[number]

export const jobStates = [
  'PENDING',
  'APPROVAL_PENDING',
  'RUNNING',
  'STALLED',
  'ERROR',
  'COMPLETE',
] as const
export type JobState = (typeof jobStates)[number]

export const jobResultCodes = ['SUCCESS', 'FAILURE', 'DECLINED'] as const
export type JobResultCode = (typeof jobResultCodes)[number]

export const operationStates = [
  'INITIALIZED',
  'RUNNING',
  'PAUSED',
  'TIMEDOUT',
  'SUCCEEDED',
  'FAILED',
  'CANCELLED',
] as const
export type OperationState = (typeof operationStates)[number]

const id = v.pipe(v.string(), v.nonEmpty())

/**
 * A server. Unsubscribed ones lack `hardware`, `host` and most else (facts.md 6.1): every part is then
 * full of nulls.
 */
export const serverSchema = v.object({
  id,
  name: text,
  createdAt: time,
  updatedAt: time,
  generation: count,
  processorVendor: text,
  serverGeneration: word,
  platformFamily: word,
  maintenanceMode: flag,
  firmwareBundleUri: text,
  tags: v.optional(v.fallback(v.nullable(v.record(v.string(), v.string())), null), null),
  hardware: part({
    serialNumber: text,
    model: text,
    uuid: text,
    productId: text,
    powerState: word,
    memoryMb: count,
    health: part({
      summary: word,
      airFilter: word,
      bios: word,
      fans: word,
      fanRedundancy: word,
      liquidCooling: word,
      liquidCoolingRedundancy: word,
      memory: word,
      network: word,
      powerSupplies: word,
      powerSupplyRedundancy: word,
      processor: word,
      smartStorage: word,
      storage: word,
      temperature: word,
    }),
    bmc: part({ hostname: text, ip: text, model: text, version: text }),
  }),
  host: part({ hostname: text, osName: text, osVersion: text, osDescription: text }),
  state: part({
    managed: flag,
    connected: flag,
    connectedModifiedAt: time,
    subscriptionState: word,
    subscriptionTier: word,
    subscriptionExpiresAt: time,
  }),
  firmwareInventory: list(v.object({ name: text, version: text, deviceContext: text })),
})
export type ServerRecord = v.InferOutput<typeof serverSchema>
export type WireServer = Wire<typeof serverSchema>

/** An alert; which server it is about stands in `device.id`, in older ones in `serverId`. */
export const alertSchema = v.object({
  id,
  device: part({ id: text }),
  serverId: text,
  severity: word,
  category: text,
  messageKey: text,
  message: prose,
  description: prose,
  resolution: prose,
  cleared: flag,
  clearedAt: time,
  timestamp: time,
  createdAt: moment,
})
export type AlertRecord = v.InferOutput<typeof alertSchema>
export type WireAlert = Wire<typeof alertSchema>

/** An activity. `healthState` is filterable but in no schema (facts.md 6.3): read where present. */
export const activitySchema = v.object({
  id,
  key: text,
  title: prose,
  message: prose,
  recommendedAction: prose,
  associatedServerUri: text,
  healthState: word,
  createdAt: moment,
  source: part({
    type: text,
    id: text,
    name: text,
    displayName: text,
    resourceUri: text,
  }),
})
export type ActivityRecord = v.InferOutput<typeof activitySchema>
export type WireActivity = Wire<typeof activitySchema>

/** A job. It has no percentage, no start and no end of its own (facts.md 5.1). */
export const jobSchema = v.object({
  id,
  name: text,
  jobTemplate: text,
  jobParams: v.optional(v.fallback(v.record(v.string(), v.unknown()), {}), {}),
  parentJobId: text,
  resource: part({ id: text, type: text }),
  state: word,
  resultCode: word,
  status: prose,
  createdAt: moment,
  updatedAt: time,
  generation: count,
})
export type JobRecord = v.InferOutput<typeof jobSchema>
export type WireJob = Wire<typeof jobSchema>

/** A group. Where `devices` is left out, `groups/{id}/devices` lists them. */
export const groupSchema = v.object({
  id,
  name: text,
  devices: list(v.object({ deviceId: text })),
})
export type GroupRecord = v.InferOutput<typeof groupSchema>
export type WireGroup = Wire<typeof groupSchema>

/** A firmware bundle; its generation is told as `BUNDLE_GEN_10` or `gen12` (facts.md 6.5). */
export const bundleSchema = v.object({
  id,
  name: text,
  displayName: text,
  bundleType: word,
  bundleGeneration: text,
  releaseVersion: text,
  releaseDate: time,
  isActive: flag,
})
export type BundleRecord = v.InferOutput<typeof bundleSchema>

/** How the firmware of a member of a group stands (facts.md 6.4). */
export const complianceSchema = v.object({
  id: text,
  deviceId: id,
  complianceCategory: word,
  complianceState: word,
})
export type ComplianceRecord = v.InferOutput<typeof complianceSchema>

/** What one server took in a span (facts.md 6.6). */
export const energySchema = v.object({
  id,
  entityDetails: part({ location: text }),
  kwh: part({ collected: count, average: count }),
})

/** How busy one server was in a span (facts.md 6.6). */
export const utilizationSchema = v.object({ id, collected: part({ average: count }) })

/** The support of one server; its id is one of its own (facts.md 6.8). */
export const warrantySchema = v.object({
  id,
  deviceId: text,
  supportState: word,
  supportLevel: text,
  contractLevel: text,
  supportStartDate: time,
  supportEndDate: time,
})
export type WarrantyRecord = v.InferOutput<typeof warrantySchema>

/** A member of a group; `deviceId` is the server's id. */
export const groupDeviceSchema = v.object({ id: text, deviceId: text })
export type WireGroupDevice = Wire<typeof groupDeviceSchema>

/** A compute-ops async-operation (facts.md 5.2); not the type of Data Services. */
export const operationSchema = v.object({
  id,
  operationType: word,
  state: word,
  progressPercent: count,
  sourceResourceUri: text,
  results: list(v.object({ resourceUri: text })),
  error: part({ errorCode: text, message: prose, debugId: text }),
  logMessages: list(v.object({ message: prose, timestamp: time })),
  recommendations: list(v.string()),
  createdAt: moment,
  startedAt: time,
  endedAt: time,
  updatedAt: time,
})
export type OperationRecord = v.InferOutput<typeof operationSchema>
export type WireOperation = Wire<typeof operationSchema>
