import type { Machine } from './types'

/** The last firmware update that COM made or tried, as a server's record shows it. */
export type FirmwareUpdate = {
  attemptedAt: number
  completedAt: number | null
  bundleId: string | null
  method: 'Update' | 'Stage'
  status: 'OK' | 'FAILED'
  downgrade: boolean
  installSwDrivers: boolean
  powerOff: boolean
  changes: { name: string; version: string; status: 'OK' | 'SKIPPED' }[]
}

/** How COM reaches the iLO of a server that was added by its credentials; never told with its password. */
export type BmcLogin = { host: string; username: string; certificateFingerprint: string | null }

/** What Compute Ops Management keeps of a server besides what the server reports. */
export type ComRecord = {
  maintenance: boolean
  autoIloFwUpdate: boolean
  inventory: { at: number; power: Machine['power'] } | null
  logCollectedAt: number | null
  networkCollectedAt: number | null
  externalStorageCollectedAt: number | null
  firmwareUpdate: FirmwareUpdate | null
  /** The bundle that it was last brought to; null: whatever it came with. */
  bundleId: string | null
  /** Security parameters whose risk is ignored, by name. */
  ignoredRisks: Set<string>
  /** Null where the server was claimed and its iLO calls COM by itself. */
  login: BmcLogin | null
  applianceId: string | null
}

/** A server of which nothing has been collected yet. */
export const newComRecord = (given: Partial<ComRecord> = {}): ComRecord => ({
  maintenance: false,
  autoIloFwUpdate: true,
  inventory: null,
  logCollectedAt: null,
  networkCollectedAt: null,
  externalStorageCollectedAt: null,
  firmwareUpdate: null,
  bundleId: null,
  ignoredRisks: new Set(),
  login: null,
  applianceId: null,
  ...given,
})
