import type { BackupRecord } from './wire'
import { unsettledStates } from './wire'

/**
 * What the newest backups of a VM tell of its runs, because the API keeps no record of them. `at`: the
 * newest run of any kind; `failed`: the newest that has ended did; `policyRunAt`: the newest that its
 * policy began. ISO.
 */
export type LastRuns = { at: string; failed: boolean; policyRunAt: string | null }

type Known = LastRuns & { endedAt: string }

/** Backups seen so far, boiled down to the last runs of each VM. */
export const createRuns = () => {
  const byVm = new Map<string, Known>()

  /** Gives whether it says anything new of its VM. */
  const note = ({ virtual_machine_id: vmId, created_at: at, state, type }: BackupRecord) => {
    const held = byVm.get(vmId)
    const known = held ?? { at, failed: false, policyRunAt: null, endedAt: '' }
    const isNewestEnd = !unsettledStates.has(state) && at >= known.endedAt
    const isPolicyRun = type === 'POLICY' && at > (known.policyRunAt ?? '')
    const next: Known = {
      at: at > known.at ? at : known.at,
      failed: isNewestEnd ? state === 'FAILED' : known.failed,
      policyRunAt: isPolicyRun ? at : known.policyRunAt,
      endedAt: isNewestEnd ? at : known.endedAt,
    }
    byVm.set(vmId, next)
    return held === undefined || JSON.stringify(next) !== JSON.stringify(held)
  }

  return {
    /** Gives the VMs of which these backups say anything new. */
    learn: (records: readonly BackupRecord[]): string[] =>
      records.filter(note).map((record) => record.virtual_machine_id),
    of: (vmId: string): LastRuns | null => byVm.get(vmId) ?? null,
  }
}

export type Runs = ReturnType<typeof createRuns>
