import type { Alert } from '../../../../contract/server'

/** What is kept in memory to map servers; null until first read. */
export type Known = {
  /** Server id to the name of its group. */
  groupOf: ReadonlyMap<string, string> | null
  /** Firmware bundle id to its release. */
  bundles: ReadonlyMap<string, string> | null
  /** Server id to its active alerts. */
  alertsOf: ReadonlyMap<string, readonly Alert[]> | null
}
