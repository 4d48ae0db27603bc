import type { Backup } from '../../estate/backup-types'
import { jobOn } from '../../estate/protection/assets'
import type { Scope } from '../resource'
import { copyWire, mebibytes, scheduleWire } from './copy-wire'
import { root } from './references'

/** Where copies of one kind of asset are found, and what they are called. */
type CopyPlace = { parents: string; type: string }

/** What copies carry that are of something other than a VM. */
export const wholeWire = ({ parents, type }: CopyPlace, copy: Backup, scope: Scope) => {
  const kind = copy.tier === 'SNAPSHOT' ? 'snapshots' : 'backups'
  const wire = copyWire(copy, scope, `${root}/${parents}/${copy.vmId}/${kind}`, type)
  if (kind === 'backups') return wire
  // Snapshots have a word of their own for it (facts.md 9).
  return { ...wire, state: wire.state === 'IN_USE_FOR_RESTORE' ? 'RESTORING' : wire.state }
}

/** The same without what copies of volumes and databases do not know. */
export const leanWire = (place: CopyPlace, copy: Backup, scope: Scope) => {
  const {
    consistency: _consistency,
    containsRdmDisks: _disks,
    dataOrchestratorInfo: _orchestrators,
    ...lean
  } = wholeWire(place, copy, scope)
  return lean
}

const scheduleOf = (copy: Backup, scope: Scope) =>
  scheduleWire(copy, scope, jobOn(scope.estate, copy.vmId)?.policyId ?? null)

/** The schedule with a number, as datastores and volumes have it. */
export const numberedSchedule = (copy: Backup, scope: Scope) => {
  const scheduleInfo = scheduleOf(copy, scope)
  return scheduleInfo ? { scheduleInfo } : {}
}

/** The schedule with an id of text, as groups of VMs and databases have it. */
export const namedSchedule = (copy: Backup, scope: Scope) => {
  const schedule = scheduleOf(copy, scope)
  if (!schedule) return {}
  const { scheduleId, ...rest } = schedule
  return { scheduleInfo: { id: String(scheduleId), ...rest } }
}

/** The snapshots of volumes that one consists of. */
export const volumeSnapshots = (copies: readonly Backup[]) =>
  copies.map(({ id, name, sizeBytes }) => ({ id, name, sizeInMib: mebibytes(sizeBytes) }))
