import type { WireBackupState } from '../../src/bff/sources/omnistack/wire'
import type { Backup } from '../estate/backup-types'
import type { HeldBackup } from '../estate/federation/backup-list'
import type { Coded } from './coded'
import type { Safety } from './safety'
import type { Scope } from './scope'

const states: Record<Backup['state'], WireBackupState> = {
  QUEUED: 'QUEUED',
  RUNNING: 'SAVING',
  GOOD: 'PROTECTED',
  DEGRADED: 'DEGRADED',
  FAILED: 'FAILED',
}

/** How long a run is at its source before it is replicated. */
const sourceMs = 20_000

/** The state of a backup; a good one is only as safe as what its VM's hosts hold (facts.md 8.1). */
export const createStates =
  ({ estate }: Scope, safety: Safety) =>
  ({ backup, vm }: HeldBackup): WireBackupState => {
    const { state, omnistack } = backup
    if (omnistack?.cancel) return omnistack.cancel === 'asked' ? 'CANCELING' : 'CANCELED'
    if (state === 'RUNNING' && estate.now() - backup.at < sourceMs) return 'NEW'
    if (state !== 'GOOD' || omnistack?.place) return states[state]
    const copies = safety.of(vm)
    if (copies === 'DEGRADED' || copies === 'DEFUNCT') return 'DEGRADED'
    return copies === 'SYNCING' ? 'REBUILDING' : 'PROTECTED'
  }

/** The backups that may be anything but PROTECTED: what is not plainly good, and what copies are missing of. */
const doubtful = ({ federation }: Scope, { isSafe }: Safety): Set<HeldBackup> => {
  const found = new Set(federation.backups.unsettled)
  for (const ofVm of federation.backups.byVm.values()) {
    const [first] = ofVm
    if (first && !isSafe(first.vm)) for (const held of ofVm) found.add(held)
  }
  return found
}

/** The place of the first row of `at` or later. */
const placeFrom = (rows: readonly HeldBackup[], at: number): number => {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.backup.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The states of all rows, oldest first, each looked at only where it is in doubt; null where too many are
 * for that to be quicker.
 */
export const codedStates = (
  scope: Scope,
  safety: Safety,
  stateOf: (held: HeldBackup) => WireBackupState,
  rows: readonly HeldBackup[],
): Coded | null => {
  const found = doubtful(scope, safety)
  if (found.size > rows.length / 8) return null
  const codes = new Int32Array(rows.length)
  const values = new Map<WireBackupState, number>([['PROTECTED', 0]])
  for (const held of found) {
    let place = placeFrom(rows, held.backup.at)
    while (place < rows.length && rows[place] !== held) place += 1
    const state = stateOf(held)
    const code = values.get(state) ?? values.size
    values.set(state, code)
    codes[place] = code
  }
  return { codes, values: [...values.keys()] }
}
