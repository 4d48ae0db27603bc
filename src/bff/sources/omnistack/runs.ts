import type { BackupRecord } from './wire'
import { unsettledStates } from './wire'

/**
 * What the newest backups of a VM tell of its runs, because the API keeps no record of them. `at`: the
 * newest run of any kind; `failed`, `good`: how the newest that has ended did; `policyRunAt`: the newest
 * that its policy began. ISO.
 */
export type LastRuns = {
  name: string | null
  at: string
  failed: boolean
  good: boolean
  policyRunAt: string | null
  /** When the newest that has ended began; '': none has. */
  endedAt: string
}

const goodStates: ReadonlySet<string | null> = new Set(['PROTECTED', 'DEGRADED'])
const neverRan = { failed: false, good: false, policyRunAt: null, endedAt: '' }

/** Backups seen so far, boiled down to the last runs of each VM. */
export const createRuns = () => {
  const byVm = new Map<string, LastRuns>()
  const news = new Set<string>()
  let whole = false

  /** Gives whether it says anything new of its VM. */
  const note = (record: BackupRecord) => {
    const { virtual_machine_id: vmId, created_at: at, state, type } = record
    const held = byVm.get(vmId)
    const name = record.virtual_machine_name
    const known = held ?? { ...neverRan, name, at }
    const isNewestEnd = !unsettledStates.has(state) && at >= known.endedAt
    const isPolicyRun = type === 'POLICY' && at > (known.policyRunAt ?? '')
    const next: LastRuns = {
      name: at >= known.at ? (name ?? known.name) : known.name,
      at: at > known.at ? at : known.at,
      failed: isNewestEnd ? state === 'FAILED' : known.failed,
      good: isNewestEnd ? goodStates.has(state) : known.good,
      policyRunAt: isPolicyRun ? at : known.policyRunAt,
      endedAt: isNewestEnd ? at : known.endedAt,
    }
    byVm.set(vmId, next)
    return held === undefined || JSON.stringify(next) !== JSON.stringify(held)
  }

  return {
    /** Gives the VMs of which these backups say anything new. */
    learn: (records: readonly BackupRecord[]): string[] => {
      const vmIds = records.filter(note).map((record) => record.virtual_machine_id)
      for (const vmId of vmIds) news.add(vmId)
      return vmIds
    },
    /**
     * A list was read to its end. Gives the runs of which it, or a reading before it that broke off, said
     * anything new.
     */
    listEnded: (): [vmId: string, runs: LastRuns][] => {
      whole = true
      const told = [...byVm].filter(([vmId]) => news.has(vmId))
      news.clear()
      return told
    },
    /** Null where no backup was seen, or not all have been read yet: half of them would tell old runs. */
    of: (vmId: string): LastRuns | null => (whole ? (byVm.get(vmId) ?? null) : null),
  }
}

export type Runs = ReturnType<typeof createRuns>
