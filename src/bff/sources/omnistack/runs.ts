import { stateOf } from './map'
import type { BackupRecord } from './wire'

/**
 * What the newest backups of a VM tell of its runs. `at`: the newest run of any kind; `failed`: the
 * newest one that has ended did; `policyRunAt`: the newest that its policy began.
 */
export type LastRuns = { at: string; failed: boolean; policyRunAt: string | null }

type Known = LastRuns & { endedAt: string | null }

const later = (a: string | null, b: string | null) => ((a ?? '') > (b ?? '') ? a : b)

const isEnded = (record: BackupRecord) => stateOf(record.state) !== 'running'

/** Backups seen so far, boiled down to the last runs of each VM. */
export const createRuns = () => {
  const byVm = new Map<string, Known>()

  /** Gives whether these say anything new of their VM. */
  const note = (record: BackupRecord): boolean => {
    const { virtual_machine_id: vmId, created_at: at } = record
    const known = byVm.get(vmId) ?? { at, failed: false, policyRunAt: null, endedAt: null }
    const newestEnd = isEnded(record) && at >= (known.endedAt ?? '')
    const next: Known = {
      at: at > known.at ? at : known.at,
      failed: newestEnd ? record.state === 'FAILED' : known.failed,
      policyRunAt: later(known.policyRunAt, record.type === 'POLICY' ? at : null),
      endedAt: newestEnd ? at : known.endedAt,
    }
    const isNews = !byVm.has(vmId) || JSON.stringify(next) !== JSON.stringify(known)
    byVm.set(vmId, next)
    return isNews
  }

  return {
    /** The VMs of which these backups say anything new. */
    learn: (records: readonly BackupRecord[]): string[] => [
      ...new Set(records.filter(note).map((record) => record.virtual_machine_id)),
    ],
    of: (vmId: string): LastRuns | null => {
      const known = byVm.get(vmId)
      return known ? { at: known.at, failed: known.failed, policyRunAt: known.policyRunAt } : null
    },
  }
}

export type Runs = ReturnType<typeof createRuns>
