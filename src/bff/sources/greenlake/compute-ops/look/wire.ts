import * as v from 'valibot'
import {
  count,
  flag,
  list,
  moment,
  part,
  prose,
  text,
  time,
  type Wire,
  word,
} from '../../../tolerant'
import * as collected from '../wire'

/**
 * What is read of compute-ops while somebody looks at a server (schemas.md; facts.md 6): more of what the
 * collectors read of the same things, and what they do not.
 */

const id = v.pipe(v.string(), v.nonEmpty())
const anyRow = v.record(v.string(), v.unknown())

const section = part({ collectionState: word, data: list(anyRow), modified: time })

/** The sections whose rows are shown; rows are free-form (schemas.md, serverInventoryItem-v1). */
export const inventorySections = [
  'processor',
  'memory',
  'powerSupply',
  'storage',
  'smartStorage',
  'networkAdapter',
  'device',
  'chassis',
] as const
export type InventorySection = (typeof inventorySections)[number]

export const inventorySchema = v.object({
  lastFullInventoryCollectionAt: time,
  processor: section,
  memory: section,
  powerSupply: section,
  storage: section,
  smartStorage: section,
  networkAdapter: section,
  device: section,
  chassis: section,
})
export type InventoryRecord = v.InferOutput<typeof inventorySchema>
export type WireInventory = Wire<typeof inventorySchema>

const tagValues = v.optional(
  v.fallback(v.nullable(v.record(v.string(), v.fallback(v.nullable(v.string()), null))), null),
  null,
)

/** What a server says that its list row has no room for. */
export const recordSchema = v.object({
  id,
  firmwareBundleUri: text,
  autoIloFwUpdate: flag,
  connectionType: word,
  tags: tagValues,
  state: part({
    subscriptionState: word,
    subscriptionTier: word,
    subscriptionExpiresAt: time,
  }),
  lastFirmwareUpdate: part({
    attemptedAt: time,
    completedAt: time,
    status: word,
    firmwareInventoryUpdates: list(v.object({ name: text, status: word, version: text })),
  }),
})
export type ServerExtras = v.InferOutput<typeof recordSchema>

const judged = part({ status: text, statusReason: text })

export const groupSchema = v.object({
  ...collected.groupSchema.entries,
  description: prose,
  complianceStatus: text,
  securityStatus: text,
  groupCompliance: part({ summary: text, firmware: judged, iloSettings: judged }),
  settingsUris: list(v.string()),
  policies: part({
    onDeviceAdd: part({
      firmwareUpdate: flag,
      firmwarePowerOff: flag,
      biosApplySettings: flag,
      biosFactoryReset: flag,
      iloApplySettings: flag,
      storageConfiguration: flag,
      storageVolumeDeletion: flag,
      externalStorageConfiguration: flag,
      osInstall: flag,
    }),
  }),
})
export type GroupExtras = v.InferOutput<typeof groupSchema>

/** A setting by its name: what it sets may hold secrets, and is not read. */
export const settingSchema = v.object({ id, name: text, category: word, description: prose })
export type SettingRecord = v.InferOutput<typeof settingSchema>

export const complianceSchema = v.object({
  ...collected.complianceSchema.entries,
  bundleId: text,
  score: count,
  errorReason: prose,
  updatedAt: time,
  deviations: list(
    v.object({
      componentName: text,
      componentFilename: text,
      expectedVersion: text,
      installedVersion: text,
    }),
  ),
})
export type ComplianceRecord = v.InferOutput<typeof complianceSchema>

export const iloComplianceSchema = v.object({
  id,
  deviceId: text,
  complianceState: word,
  updatedAt: time,
  deviations: list(
    v.object({ category: text, settingName: text, currentValue: text, expectedValue: text }),
  ),
})
export type IloComplianceRecord = v.InferOutput<typeof iloComplianceSchema>

export const bundleSchema = v.object({ ...collected.bundleSchema.entries, summary: prose })
export type BundleRecord = v.InferOutput<typeof bundleSchema>

const energyPoint = {
  time: moment,
  kwh: count,
  co2eKg: count,
  cost: count,
  serverCount: count,
}
const sums = part({ sums: part({ collected: count, projected: count }) })

export const energySchema = v.object({
  kwh: sums,
  co2eKg: sums,
  cost: sums,
  intervalsCollected: list(v.object(energyPoint)),
  intervalsProjected: list(v.object(energyPoint)),
})
export type EnergyRecord = v.InferOutput<typeof energySchema>
export type WireEnergy = Wire<typeof energySchema>

/** The only place where a server's location can be read from the server's side. */
export const energyEntitySchema = v.object({ id, entityDetails: part({ location: text }) })

export const utilizationSchema = v.object({
  items: list(
    v.object({
      averages: part({ collected: count }),
      intervalsCollected: list(v.object({ time: moment, value: count })),
    }),
  ),
})
export type UtilizationRecord = v.InferOutput<typeof utilizationSchema>
export type WireUtilization = Wire<typeof utilizationSchema>
